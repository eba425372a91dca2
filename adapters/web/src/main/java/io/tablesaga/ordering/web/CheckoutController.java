package io.tablesaga.ordering.web;

import io.tablesaga.ordering.CheckoutVisits;
import io.tablesaga.ordering.CheckoutVisits.Visit;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Our own pages before and after the provider's. They hold no card field and take no amount from their address. */
@RestController
public class CheckoutController {

    private final CheckoutVisits visits;
    private final String clientKey;

    /** @param clientKey opens the provider's window in a browser; empty for a provider that has a page of its own */
    public CheckoutController(CheckoutVisits visits, String clientKey) {
        this.visits = visits;
        this.clientKey = clientKey;
    }

    /** Opens the provider's window, for a provider that has no page. */
    @GetMapping("/checkout/pay")
    ResponseEntity<String> pay(@RequestParam(name = "attempt", defaultValue = "") String attempt) {
        if (clientKey.isEmpty()) {
            return nothing();
        }
        return visit(
                attempt,
                visit -> visit.current()
                        ? answer(
                                HttpStatus.OK,
                                CheckoutPages.PROVIDER_POLICY,
                                CheckoutPages.pay(
                                        visits.prepare(visit),
                                        clientKey,
                                        visit.order().remainingSeconds()))
                        : unpaid(visit));
    }

    /** Where the provider sends a guest who has authenticated a payment; its script confirms, once or again. */
    @GetMapping("/checkout/paid")
    ResponseEntity<String> paid(@RequestParam(name = "attempt", defaultValue = "") String attempt) {
        return visit(attempt, visit -> answer(HttpStatus.OK, CheckoutPages.POLICY, CheckoutPages.paid()));
    }

    /** Where the provider sends a guest who has not. What the address says of why is the provider's, and not repeated. */
    @GetMapping("/checkout/failed")
    ResponseEntity<String> failed(@RequestParam(name = "attempt", defaultValue = "") String attempt) {
        return visit(attempt, this::unpaid);
    }

    @GetMapping("/checkout/checkout.js")
    ResponseEntity<Resource> script() {
        return file("checkout.js", "text/javascript");
    }

    @GetMapping("/checkout/checkout.css")
    ResponseEntity<Resource> style() {
        return file("checkout.css", "text/css");
    }

    private ResponseEntity<String> unpaid(Visit visit) {
        String page = visit.payable()
                .map(payable -> CheckoutPages.payAgain(
                        visits.page(visit, payable), visit.order().remainingSeconds()))
                .orElseGet(() -> CheckoutPages.state(visit.order()));
        return answer(HttpStatus.OK, CheckoutPages.POLICY, page);
    }

    private ResponseEntity<String> visit(String attempt, Function<Visit, ResponseEntity<String>> page) {
        return visits.of(attempt).map(page).orElseGet(CheckoutController::nothing);
    }

    private static ResponseEntity<String> nothing() {
        return answer(HttpStatus.NOT_FOUND, CheckoutPages.POLICY, CheckoutPages.unknown());
    }

    private static ResponseEntity<String> answer(HttpStatus status, String policy, String page) {
        return ResponseEntity.status(status)
                .header("Content-Security-Policy", policy)
                // The address is a token: other sites learn the origin at most.
                .header("Referrer-Policy", policy.equals(CheckoutPages.POLICY) ? "no-referrer" : "strict-origin")
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.parseMediaType("text/html;charset=utf-8"))
                .body(page);
    }

    private static ResponseEntity<Resource> file(String name, String type) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)))
                .contentType(MediaType.parseMediaType(type + ";charset=utf-8"))
                .body(new ClassPathResource("checkout/" + name));
    }
}
