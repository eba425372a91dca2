package io.tablesaga.accounts.web;

import io.tablesaga.accounts.NewPassword;
import io.tablesaga.shared.web.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;

/** What is wrong with what somebody sent about an account, as problems. */
final class Bodies {

    private Bodies() {}

    static <T> T read(Supplier<T> value) {
        try {
            return value.get();
        } catch (NewPassword.Weak e) {
            throw new Refused(HttpStatus.BAD_REQUEST, "weak-password", e.getMessage());
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage());
        }
    }

    static Refused invalid(String sentence) {
        return new Refused(HttpStatus.BAD_REQUEST, "invalid-request", sentence);
    }

    static Refused tooManyTries(Instant until) {
        long seconds = Math.max(1, Duration.between(Instant.now(), until).toSeconds() + 1);
        return new Refused(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-tries",
                "That was tried too often; wait, and try again then. Nothing was looked at.",
                (int) Math.min(seconds, Integer.MAX_VALUE));
    }
}
