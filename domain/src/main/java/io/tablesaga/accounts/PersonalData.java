package io.tablesaga.accounts;

import io.tablesaga.shared.AccountId;

/** What is kept of a person, for that person alone: to take along, and to have taken away. */
public interface PersonalData {

    enum Erasure {
        ERASED,
        /** An order of theirs is still being paid for or taken back. */
        ORDERS_OPEN,
        /** Staff are customers again once their last role is taken away; a program's account is closed by an operator. */
        NOT_A_CUSTOMER
    }

    /** @return a JSON object: the account, its orders with their payments, and what the audit has of it */
    String of(AccountId account);

    /** One commit. Orders, payments and the audit stay, and name nobody any more. */
    Erasure erase(AccountId account);
}
