package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Account;
import java.util.Optional;

/** Whose access token it is. */
public interface AccessTokens {

    /**
     * @return empty when the token is not taken, or nobody here is whom it names
     * @throws NotNow when that cannot be found out at the moment
     */
    Optional<Account> accountOf(String token);

    /** Whoever has signed the token does not say by which keys. */
    final class NotNow extends RuntimeException {

        public NotNow(Throwable cause) {
            super(cause);
        }
    }
}
