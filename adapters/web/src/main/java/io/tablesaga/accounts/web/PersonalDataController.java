package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Login;
import io.tablesaga.accounts.PersonalData;
import io.tablesaga.accounts.SigningIn;
import io.tablesaga.accounts.SigningIn.Answer;
import io.tablesaga.shared.web.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A person's own data: all of it to take along, and what may go taken away. */
@RestController
public class PersonalDataController {

    private final PersonalData data;
    private final SigningIn signingIn;

    public PersonalDataController(PersonalData data, SigningIn signingIn) {
        this.data = data;
        this.signingIn = signingIn;
    }

    record Erase(String password) {

        @Override
        public String toString() {
            return "Erase[]";
        }
    }

    record Kept(String what, String why) {}

    record ErasedView(List<String> erased, List<Kept> kept) {}

    private static final ErasedView ERASED = new ErasedView(
            List.of(
                    "login, name and password",
                    "what you may do, and where you were signed in",
                    "which orders and phones were yours, and why you took an order back"),
            List.of(
                    new Kept(
                            "orders, payments and refunds, without you",
                            "The law has sellers keep them for five years (전자상거래법 시행령 제6조)."),
                    new Kept(
                            "what the payment provider was told, a refund's reason in your words among it",
                            "It is the provider's; ask there."),
                    new Kept(
                            "a number that stood for you, where the audit says what you did, from which address, and"
                                    + " what was done about you",
                            "Nobody may change the audit; the number names nobody any more. Months go as a whole."),
                    new Kept(
                            "that number, where you invited somebody to work in a store or settled a payment",
                            "Others rely on who let them in and why; the number names nobody any more.")));

    @GetMapping("/api/account/data")
    ResponseEntity<byte[]> export() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(data.of(me().id()).getBytes(StandardCharsets.UTF_8));
    }

    /** With the password again: a session left open must not be enough. */
    @PostMapping(path = "/api/account/erasure", consumes = MediaType.APPLICATION_JSON_VALUE)
    ErasedView erase(@RequestBody Erase asked, HttpServletRequest request) {
        Account account = me();
        if (asked.password() == null) {
            throw Bodies.invalid("password must be given.");
        }
        Answer answer = signingIn.signIn(
                new Login(account.login()), asked.password(), request.getRemoteAddr(), Place.of(request));
        if (answer instanceof Answer.Locked locked) {
            throw Bodies.tooManyTries(locked.until());
        }
        if (!(answer instanceof Answer.SignedIn)) {
            throw new Refused(
                    HttpStatus.FORBIDDEN, "wrong-password", "The password is another one. Nothing was erased.");
        }
        return switch (data.erase(account.id())) {
            case ERASED -> signedOut(request);
            case ORDERS_OPEN ->
                throw new Refused(
                        HttpStatus.CONFLICT,
                        "orders-open",
                        "An order of yours is still being paid for or taken back. Nothing was erased; try again when it"
                                + " is over.");
            case NOT_A_CUSTOMER ->
                throw new Refused(
                        HttpStatus.CONFLICT,
                        "staff-account",
                        "You still work in a store. Ask its manager to take your roles away, or another operator if you"
                                + " are one, then try again. Nothing was erased.");
        };
    }

    /** Its row is gone already; what the browser holds must go as well. */
    private static ErasedView signedOut(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return ERASED;
    }

    /** The contract lets only persons come as far. */
    private static Account me() {
        return SessionController.known().orElseThrow();
    }
}
