package io.tablesaga.accounts;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who can sign in, with what they may do now.
 *
 * @param login an e-mail address; of a program its client id
 */
public record Account(AccountId id, Kind kind, String login, String name, List<Grant> grants) {

    public enum Kind {
        CUSTOMER,
        STAFF,
        /** Gets its tokens by its own secret. */
        PROGRAM
    }

    public Account {
        grants = List.copyOf(grants);
    }

    /** @param store empty when what is asked for is not one store's */
    public boolean may(Collection<Role> roles, Optional<StoreId> store) {
        return roles.contains(Role.CUSTOMER) && kind != Kind.PROGRAM
                || grants.stream().anyMatch(grant -> roles.contains(grant.role()) && grant.covers(store));
    }

    @Override
    public String toString() {
        return "Account[" + id + ", " + kind + "]";
    }
}
