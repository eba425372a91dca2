package io.tablesaga.payment;

import io.tablesaga.shared.TokenSeal;
import java.util.Optional;
import java.util.UUID;

/**
 * The token in an attempt's return address: any browser that holds it may confirm that one attempt. It works once, as
 * the attempt does; afterwards it only opens the answer.
 */
public final class AttemptToken {

    private static final String KIND = "attempt ";

    private final TokenSeal seal;

    /** @param secret at least 256 random bits */
    public AttemptToken(byte[] secret) {
        this.seal = new TokenSeal(secret);
    }

    public String tokenFor(UUID attempt) {
        return attempt + "." + seal.of(KIND + attempt);
    }

    /** @return empty for whatever is not ours */
    public Optional<UUID> attemptOf(String token) {
        int dot = token.indexOf('.');
        try {
            UUID attempt = UUID.fromString(token.substring(0, Math.max(dot, 0)));
            return tokenFor(attempt).length() == token.length() && seal.fits(token.substring(dot + 1), KIND + attempt)
                    ? Optional.of(attempt)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
