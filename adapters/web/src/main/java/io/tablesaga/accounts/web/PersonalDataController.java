package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.PersonalData;
import io.tablesaga.accounts.Tries;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Alarms;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.web.CallerHeader;
import io.tablesaga.shared.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A person's own data: all of it to take along, and what may go taken away. */
@RestController
public class PersonalDataController {

    /** A session left open must not be enough, nor a guess. */
    private static final Tries.Limits PASSWORDS =
            new Tries.Limits(5, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));

    private final PersonalData data;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Tries tries;
    private final Alarms alarms;

    public PersonalDataController(
            PersonalData data, Accounts accounts, Passwords passwords, Tries tries, Alarms alarms) {
        this.data = data;
        this.accounts = accounts;
        this.passwords = passwords;
        this.tries = tries;
        this.alarms = alarms;
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
                            "a number that stood for you, where the audit says what you did and from which address",
                            "Nobody may change the audit; the number names nobody any more. Months go as a whole.")));

    @GetMapping("/api/account/data")
    ResponseEntity<byte[]> export() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(data.of(me()).getBytes(StandardCharsets.UTF_8));
    }

    @PostMapping(path = "/api/account/erasure", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ErasedView> erase(@RequestBody Erase asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ProblemDetail no = refusal(me(), asked.password(), request.getRemoteAddr());
        if (no != null) {
            Problems.write(response, no);
            return null;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return ResponseEntity.ok(ERASED);
    }

    /** @return null when it was done */
    private ProblemDetail refusal(AccountId account, String password, String address) {
        String subject = "erase " + account;
        Tries.Try one = tries.take(subject, PASSWORDS);
        if (!one.allowed()) {
            alarms.note(Alarms.Kind.PASSWORD_LOCKED, Optional.empty(), account.toString(), address);
            return Problems.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-tries",
                    "That was tried too often; wait, and try again then. Nothing was looked at.");
        }
        Optional<String> secret = accounts.secretOf(account);
        if (password == null || secret.isEmpty() || !passwords.fits(password, secret.get())) {
            alarms.note(Alarms.Kind.WRONG_PASSWORD, Optional.empty(), account.toString(), address);
            return Problems.of(
                    HttpStatus.FORBIDDEN, "wrong-password", "The password is another one. Nothing was erased.");
        }
        tries.forget(subject);
        return switch (data.erase(account)) {
            case ERASED -> null;
            case ORDERS_OPEN ->
                Problems.of(
                        HttpStatus.CONFLICT,
                        "orders-open",
                        "An order of yours is still being paid for or taken back. Nothing was erased; try again when it is over.");
            case NOT_A_CUSTOMER ->
                Problems.of(
                        HttpStatus.CONFLICT,
                        "staff-account",
                        "Staff accounts are closed by a manager of the store. Nothing was erased.");
        };
    }

    /** The contract lets only persons come as far. */
    private static AccountId me() {
        return ((Caller.Account) CallerHeader.caller()).id();
    }
}
