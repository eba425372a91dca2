package io.tablesaga.accounts;

import io.tablesaga.shared.AccountId;

/** Where somebody is signed in. */
public interface Sessions {

    /** @return how many ended */
    int endAll(AccountId account);

    /** @param but the session that stays */
    int endOthers(AccountId account, String but);
}
