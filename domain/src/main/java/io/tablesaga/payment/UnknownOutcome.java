package io.tablesaga.payment;

/** The provider did not say whether money moved: neither success nor failure, to be asked again. */
public final class UnknownOutcome extends RuntimeException {

    public UnknownOutcome(String message, Throwable cause) {
        super(message, cause);
    }
}
