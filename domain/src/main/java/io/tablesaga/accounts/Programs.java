package io.tablesaga.accounts;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Accounts of programs. With a store named, those only that are that store's own: integrators there, and nothing anywhere
 * else.
 */
public interface Programs {

    /** @param after the last of the page before; @return closed ones too, by id */
    List<Program> page(Optional<StoreId> store, Optional<AccountId> after, int limit);

    /** @return also a closed one */
    Optional<Program> find(AccountId id, Optional<StoreId> store);

    /** What {@link Passwords} has made of every secret that works now; empty when the program is unknown or closed. */
    List<String> secretsOf(String clientId);

    /**
     * @param secret a slow hash; null of one with an identity elsewhere
     * @throws ProgramRefused when the client id or the identity is taken
     */
    void add(AccountId id, ProgramCommand.Register command, String secret);

    /**
     * @param secret a slow hash
     * @param overlap how long the one before it still works; zero to end it at once
     * @throws ProgramRefused when it is unknown, closed, or has its tokens from another issuer
     */
    void renew(AccountId id, Optional<StoreId> store, String secret, Duration overlap);

    /** Closing one that is closed changes nothing. @throws ProgramRefused when it is unknown */
    void close(AccountId id, Optional<StoreId> store);
}
