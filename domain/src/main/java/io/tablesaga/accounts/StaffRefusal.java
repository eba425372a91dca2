package io.tablesaga.accounts;

/** Somebody cannot be made staff, or cannot stop being it. */
public final class StaffRefusal extends RuntimeException {

    public enum Reason {
        MAY_NOT_GRANT,
        /** Unknown, used, withdrawn, over, or of somebody who may not invite any more: nobody is told which. */
        NOT_OPEN,
        /** The address has an account already. */
        SIGN_IN_FIRST,
        /** The invitation is for another address than the one signed in. */
        OTHER_ADDRESS,
        NOT_STAFF,
        LAST_OPERATOR
    }

    private final Reason reason;

    public StaffRefusal(Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
