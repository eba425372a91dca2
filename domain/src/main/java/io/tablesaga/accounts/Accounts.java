package io.tablesaga.accounts;

import io.tablesaga.shared.AccountId;
import java.util.Optional;

/** All accounts, with the grants they have now. */
public interface Accounts {

    /** @return empty when there is none, or it is closed */
    Optional<Account> find(AccountId id);

    /** @param login in any case; @return empty when there is none, or it is closed */
    Optional<Account> byLogin(String login);

    /** @return empty when nobody here is that, or the account is closed */
    Optional<Account> byIdentity(FederatedIdentity identity);

    /** What {@link Passwords} has made of the account's password or secret; empty while it has none. */
    Optional<String> secretOf(AccountId id);
}
