package io.tablesaga.accounts;

/** Nothing was changed about the program. */
public final class ProgramRefused extends RuntimeException {

    public enum Why {
        NO_SUCH_PROGRAM,
        NO_SUCH_STORE,
        CLIENT_ID_TAKEN,
        IDENTITY_TAKEN,
        CLOSED,
        /** Another issuer gives it its tokens. */
        NO_SECRET_HERE
    }

    private final Why why;

    public ProgramRefused(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
