package io.tablesaga.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a payment can end that a guest has open. */
enum Outcome {
    PAY(Fault.NONE),
    DECLINE(null),
    CLOSE(null),
    PAY_DECLINE(Fault.DECLINE),
    PAY_SLOW(Fault.SLOW),
    PAY_ANSWER_LOST(Fault.ANSWER_LOST),
    PAY_RESET(Fault.RESET),
    PAY_ERROR_500(Fault.ERROR_500),
    PAY_ERROR_500_AFTER(Fault.ERROR_500_AFTER),
    PAY_PROVIDER_ERROR(Fault.PROVIDER_ERROR),
    PAY_PROVIDER_ERROR_AFTER(Fault.PROVIDER_ERROR_AFTER);

    private final Fault fault;

    /** @param fault of the charge, once the guest has authenticated; null when the guest does not */
    Outcome(Fault fault) {
        this.fault = fault;
    }

    /** Whether it is decided on the page, and the merchant has nothing to confirm. */
    boolean here() {
        return fault == null;
    }

    Fault fault() {
        return fault;
    }

    /** As addresses have it. */
    String named() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Outcome> of(String named) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.named().equals(named))
                .findFirst();
    }
}
