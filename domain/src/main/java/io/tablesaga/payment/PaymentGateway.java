package io.tablesaga.payment;

import io.tablesaga.shared.Money;
import java.time.Instant;
import java.util.List;

/** An outside payment provider. Refusals are values; what cannot be known is thrown, so that a breaker counts it. */
public interface PaymentGateway {

    /**
     * Charges a stored token. Blocking; the caller has no transaction open.
     *
     * @throws UnknownOutcome when money may or may not have moved
     */
    ChargeAnswer chargeStored(ChargeStored charge);

    /** @param idempotencyKey the same key charges once */
    record ChargeStored(String merchantReference, String idempotencyKey, String token, Money amount) {
        @Override
        public String toString() {
            return "ChargeStored[" + merchantReference + ", " + amount + "]";
        }
    }

    sealed interface ChargeAnswer {
        record Charged(String providerReference, Money amount) implements ChargeAnswer {}

        /** @param code the provider's code, one of its documented refusals */
        record Declined(String code) implements ChargeAnswer {}
    }

    /**
     * Asks what became of an attempt.
     *
     * @throws UnknownOutcome when the provider cannot tell now
     */
    LookUp lookUp(String merchantReference);

    sealed interface LookUp {
        record Found(String providerReference, Money captured) implements LookUp {}

        record Declined(String code) implements LookUp {}

        /** Not proof of «not charged» while the call may still be on its way. */
        record NotFound() implements LookUp {}
    }

    /**
     * The provider's own list of money moved, for the books.
     *
     * @throws UnknownOutcome when the provider cannot tell now
     */
    List<Transaction> transactions(Instant from, Instant to);

    record Transaction(String providerReference, String merchantReference, Money captured, Money refunded) {}
}
