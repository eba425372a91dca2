package io.tablesaga.accounts;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import java.util.List;
import java.util.Optional;

/** What somebody wants about a program. */
public sealed interface ProgramCommand {

    /** @param identity when another issuer gives it its tokens; then it has no secret here */
    record Register(String clientId, String name, List<Grant> grants, Optional<FederatedIdentity> identity)
            implements ProgramCommand {

        public Register {
            grants = List.copyOf(grants);
            if (!Program.isClientId(clientId) || grants.isEmpty()) {
                throw new IllegalArgumentException("a program has a client id and may do something");
            }
        }
    }

    /**
     * @param store when only programs of that store are to be found
     * @param endOld whether the secret before it ends at once
     */
    record Renew(AccountId program, Optional<StoreId> store, boolean endOld) implements ProgramCommand {}

    /** @param store when only programs of that store are to be found */
    record Close(AccountId program, Optional<StoreId> store) implements ProgramCommand {}
}
