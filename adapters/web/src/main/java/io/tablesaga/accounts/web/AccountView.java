package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Account;
import io.tablesaga.shared.StoreId;
import java.util.List;
import java.util.UUID;

/** Who somebody is, and what they may do now; a grant without a store is for all of them. */
record AccountView(UUID id, String kind, String login, String name, List<GrantView> grants) {

    record GrantView(String role, UUID storeId) {}

    static AccountView of(Account account) {
        return new AccountView(
                account.id().value(),
                account.kind().name(),
                account.login(),
                account.name(),
                account.grants().stream()
                        .map(grant -> new GrantView(
                                grant.role().word(),
                                grant.store().map(StoreId::value).orElse(null)))
                        .toList());
    }
}
