package io.tablesaga.audit;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import java.util.Optional;

/**
 * What an account is about to do.
 *
 * @param account empty where nobody's device was let in: a tablet is no account
 * @param operation as the contract names it; empty for what it does not name, which does nothing
 * @param store the one it is about; empty when it is about none or all
 * @param ids a JSON object: what else the path names
 * @param said a JSON object: the fields of the body that the contract has recorded, and no others
 * @param address the client's
 */
public record Action(
        Optional<AccountId> account,
        Optional<String> operation,
        Optional<StoreId> store,
        String ids,
        String said,
        String address) {}
