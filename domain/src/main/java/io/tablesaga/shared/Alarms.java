package io.tablesaga.shared;

import java.util.Optional;

/** Failed tries to get in, of whom no account is known. The audit shows them; a flood of them is counted, not written out. */
public interface Alarms {

    enum Kind {
        WRONG_PASSWORD,
        /** Too many of them: the account takes none for a while. */
        PASSWORD_LOCKED,
        /** Of a program. */
        WRONG_SECRET,
        SECRET_LOCKED,
        WRONG_PIN,
        PIN_LOCKED,
        WRONG_JOIN_CODE,
        JOIN_CODE_LOCKED
    }

    /** Of somebody who names nothing that is there. */
    String UNKNOWN = "unknown";

    /**
     * In the caller's transaction when there is one, as the count of tries is: what rolls back takes its alarm with it.
     *
     * @param store empty when it is no store's
     * @param subject the id of what was tried at (an account, a table, a visit), else {@link #UNKNOWN}; never what was typed
     * @param address the client's, as {@code ServletRequest.getRemoteAddr} has it
     */
    void note(Kind kind, Optional<StoreId> store, String subject, String address);
}
