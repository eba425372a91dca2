package io.tablesaga.config;

import io.tablesaga.shared.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo's switch of a simulated evening. */
@RestController
@RequestMapping("/demo/evening")
@ConditionalOnProperty(name = "tablesaga.mode", havingValue = "demo")
class DemoEveningDoor {

    private static final List<Integer> PACES = List.of(10, 20, 60);

    private final DemoEvening evening;
    private final DemoSettings demo;

    DemoEveningDoor(DemoEvening evening, DemoSettings demo) {
        this.evening = evening;
        this.demo = demo;
    }

    record Wanted(Integer pace, Boolean faults) {}

    /** @param payments whether the provider's own side can be looked at */
    record EveningView(DemoEvening.Seen evening, boolean payments) {}

    @GetMapping
    ResponseEntity<EveningView> look(HttpServletRequest request) {
        DemoDoor.atThisMachine(request);
        return seen(HttpStatus.OK);
    }

    @PostMapping
    ResponseEntity<EveningView> begin(@RequestBody Wanted wanted, HttpServletRequest request) {
        DemoDoor.atThisMachine(request);
        if (!PACES.contains(wanted.pace()) || wanted.faults() == null) {
            throw new Refused(
                    HttpStatus.BAD_REQUEST, "invalid-request", "pace must be 10, 20 or 60, and faults true or false.");
        }
        // As a guest would come: from outside, by the port that the switch was reached at.
        URI product = URI.create("http://127.0.0.1:" + request.getLocalPort());
        if (!evening.begin(product, wanted.pace(), wanted.faults())) {
            throw new Refused(
                    HttpStatus.CONFLICT,
                    "evening-running",
                    "An evening is being played already; stop it, or wait for its end.");
        }
        return seen(HttpStatus.ACCEPTED);
    }

    @DeleteMapping
    ResponseEntity<EveningView> stop(HttpServletRequest request) {
        DemoDoor.atThisMachine(request);
        evening.interrupt();
        return seen(HttpStatus.OK);
    }

    private ResponseEntity<EveningView> seen(HttpStatus status) {
        return ResponseEntity.status(status)
                .cacheControl(CacheControl.noStore())
                .body(new EveningView(evening.seen(), demo.token().isPresent()));
    }
}
