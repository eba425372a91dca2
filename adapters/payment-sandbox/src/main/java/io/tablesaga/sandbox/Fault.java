package io.tablesaga.sandbox;

import static io.tablesaga.sandbox.Call.CANCEL;
import static io.tablesaga.sandbox.Call.CHARGE;
import static io.tablesaga.sandbox.Call.LOOK_UP;
import static io.tablesaga.sandbox.Call.WEBHOOK;

import java.util.Set;

/** What can go wrong with one call. */
enum Fault {
    DECLINE(CHARGE),
    /** Will not give it back, and says so for good. */
    REFUSED(CANCEL),
    /** Answers late. */
    SLOW(CHARGE, CANCEL, LOOK_UP),
    /** Does it, then hangs up. */
    ANSWER_LOST(CHARGE, CANCEL, LOOK_UP),
    /** Hangs up before doing it. */
    RESET(CHARGE, CANCEL, LOOK_UP),
    ERROR_500(CHARGE, CANCEL, LOOK_UP),
    /** Does it, then answers an error. */
    ERROR_500_AFTER(CHARGE, CANCEL),
    /** A «temporary error» that is a 400, and stays the answer under its idempotency key. */
    PROVIDER_ERROR(CHARGE, CANCEL),
    /** The same, though it was done. */
    PROVIDER_ERROR_AFTER(CHARGE, CANCEL),
    /** Does not see yet what it did. */
    NOT_FOUND(LOOK_UP),
    /** The webhook is there before the answer. */
    EARLY(WEBHOOK),
    LATE(WEBHOOK),
    DOUBLED(WEBHOOK),
    LOST(WEBHOOK),
    NONE;

    private final Set<Call> calls;

    Fault(Call... calls) {
        this.calls = Set.of(calls);
    }

    boolean of(Call call) {
        return calls.contains(call);
    }

    /** Stored tokens that force their outcome. */
    static Fault ofToken(String token) {
        return switch (token) {
            case "tok_declined" -> DECLINE;
            case "tok_slow" -> SLOW;
            case "tok_answer_lost" -> ANSWER_LOST;
            case "tok_reset" -> RESET;
            case "tok_500" -> ERROR_500;
            case "tok_500_after" -> ERROR_500_AFTER;
            default -> NONE;
        };
    }
}
