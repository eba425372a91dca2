package io.tablesaga.payment;

import java.time.Instant;

/**
 * A hint to be followed now.
 *
 * @param providerReference the payment it names; null when it named none, and anybody's word
 * @param takenUntil as its row says; another hint that came meanwhile has changed it there
 * @param attempt as it stood when the hint was taken
 */
public record DueHint(
        String provider, String dedupeId, String providerReference, Instant takenUntil, PaymentAttempt attempt) {

    /** Somebody is finding out already, and can be told to hurry. */
    public boolean undecided() {
        return attempt.state() == AttemptState.APPROVING || attempt.state() == AttemptState.UNKNOWN;
    }

    /** Money should not have moved; for a paid attempt, not for another payment than its own. */
    public boolean worthALook() {
        return switch (attempt.state()) {
            case CREATED, FAILED, VOIDED -> true;
            case PAID -> providerReference != null && !providerReference.equals(attempt.providerReference());
            default -> false;
        };
    }
}
