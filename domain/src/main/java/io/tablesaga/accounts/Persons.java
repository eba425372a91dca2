package io.tablesaga.accounts;

import io.tablesaga.shared.AccountId;

/** Writing the accounts of persons; who they are is read from {@link Accounts}. */
public interface Persons {

    /** @return false when somebody has that login; nothing is changed then */
    boolean add(AccountId id, Account.Kind kind, Login login, PersonName name, String secret);

    /** @param secret what {@link Passwords} has made of the new password */
    void changeSecret(AccountId id, String secret);
}
