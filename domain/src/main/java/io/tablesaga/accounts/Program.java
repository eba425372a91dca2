package io.tablesaga.accounts;

import io.tablesaga.shared.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program's account as whoever looks after it sees it; never its secret.
 *
 * @param identity of a program that another issuer gives its tokens
 * @param earlierSecretUntil until then the secret before the last one still works
 */
public record Program(
        AccountId id,
        String clientId,
        String name,
        List<Grant> grants,
        Optional<FederatedIdentity> identity,
        Instant registeredAt,
        Optional<Instant> earlierSecretUntil,
        Optional<Instant> closedAt) {

    private static final Pattern CLIENT_ID = Pattern.compile("[a-z0-9][a-z0-9._-]{2,63}");

    public Program {
        grants = List.copyOf(grants);
    }

    /** Nothing a header or a form would have to escape, and nothing that could be an e-mail address. */
    public static boolean isClientId(String text) {
        return text != null && CLIENT_ID.matcher(text).matches();
    }

    @Override
    public String toString() {
        return "Program[" + id + "]";
    }
}
