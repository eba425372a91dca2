package io.tablesaga.payment;

import io.tablesaga.shared.Money;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An outside payment provider. Refusals are values; what cannot be known is thrown, so that a breaker counts it. */
public interface PaymentGateway {

    Capabilities capabilities();

    /**
     * What a provider's contract allows.
     *
     * @param checkout guests pay on the provider's page, and we confirm
     * @param keysLive how long a request may be repeated under its idempotency key; later, only look up
     */
    record Capabilities(boolean checkout, boolean chargeStored, boolean partialCancel, Duration keysLive) {}

    /** Where to send the guest to authenticate. No money moves before {@link #confirm}. */
    Checkout prepare(Prepare prepare);

    /**
     * The guest comes back to {@code success} with the provider's reference, or to {@code failure}.
     *
     * @param taxFree the part of the amount that is free of tax
     * @param name what the guest reads there
     * @param opener our page that opens the provider's window, for a provider that has no page of its own
     */
    record Prepare(
            String merchantReference, Money amount, Money taxFree, String name, URI opener, URI success, URI failure) {}

    /** @param expiresAt after it, the provider forgets a payment nobody authenticated */
    record Checkout(URI page, Instant expiresAt) {}

    /**
     * Takes the money a guest has authenticated. Blocking; the caller has no transaction open.
     *
     * @throws UnknownOutcome when money may or may not have moved
     */
    ChargeAnswer confirm(Confirm confirm);

    /**
     * @param providerReference what the guest brought back; believed only once the provider confirmed it
     * @param idempotencyKey the same key charges once
     * @param amount ours, never the guest's
     */
    record Confirm(String providerReference, String merchantReference, String idempotencyKey, Money amount) {}

    /**
     * Charges a stored token. Blocking; the caller has no transaction open.
     *
     * @throws UnknownOutcome when money may or may not have moved
     * @throws UnsupportedOperationException when the capabilities say no
     */
    ChargeAnswer chargeStored(ChargeStored charge);

    /**
     * @param idempotencyKey the same key charges once
     * @param taxFree the part of the amount that is free of tax
     */
    record ChargeStored(String merchantReference, String idempotencyKey, String token, Money amount, Money taxFree) {
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
     * Gives money back. Blocking; the caller has no transaction open.
     *
     * @throws UnknownOutcome when it may or may not have been given back
     */
    CancelAnswer cancel(Cancel cancel);

    /**
     * @param cancelId the idempotency key: the same one gives back once
     * @param taxFree the part of the amount that is free of tax: what the lines given back had, no share of the whole
     * @param remaining what we believe was left before; the provider refuses when it knows otherwise
     */
    record Cancel(
            String providerReference, String cancelId, Money amount, Money taxFree, Money remaining, String reason) {}

    sealed interface CancelAnswer {
        /** @param reference the provider's own id of this cancellation */
        record Cancelled(String reference, Money remaining) implements CancelAnswer {}

        /** Nothing was left; a look-up tells what was given back. */
        record AlreadyCancelled() implements CancelAnswer {}

        /** Something else was left than we believed; a look-up tells what. */
        record RemainderDiffers() implements CancelAnswer {}

        /** @param code the provider's code, one of its documented refusals */
        record Refused(String code) implements CancelAnswer {}
    }

    /**
     * Asks what became of an attempt.
     *
     * @throws UnknownOutcome when the provider cannot tell now
     */
    LookUp lookUp(String merchantReference);

    /**
     * Asks what became of one payment; an attempt may have had several.
     *
     * @throws UnknownOutcome when the provider cannot tell now
     */
    LookUp lookUpPayment(String providerReference);

    sealed interface LookUp {
        record Found(String providerReference, String merchantReference, Money captured, Money refunded)
                implements LookUp {

            public Money remaining() {
                return new Money(captured.minor() - refunded.minor(), captured.currency());
            }
        }

        /** No money moved so far, but it will as soon as we confirm. */
        record Authenticated(String providerReference, String merchantReference, Money amount) implements LookUp {}

        /** It was refused, or expired: this payment will never move money. */
        record Declined(String code) implements LookUp {}

        /** No money moved so far. Not proof of «not charged» while the call may still be on its way. */
        record NotFound() implements LookUp {}
    }

    /**
     * The provider's own list of payments money moved for in that time, with their totals of now, for the books.
     *
     * @throws UnknownOutcome when the provider cannot tell now
     */
    List<Transaction> transactions(Instant from, Instant to);

    record Transaction(String providerReference, String merchantReference, Money captured, Money refunded) {}

    /**
     * Reads what claims to come from the provider, without believing it: whatever it says is to be looked up.
     *
     * @return empty when it is nothing about a payment
     */
    Optional<Hint> readWebhook(Map<String, String> headers, byte[] body);

    /**
     * Something may have happened to a payment.
     *
     * @param dedupeId the same when the provider sends it again
     * @param providerReference null when it named none
     * @param merchantReference null when it named none
     */
    record Hint(String dedupeId, String providerReference, String merchantReference, Trust trust) {}

    enum Trust {
        /** Anybody could have sent it. */
        NONE,
        /** Its signature is the provider's. */
        SIGNED
    }
}
