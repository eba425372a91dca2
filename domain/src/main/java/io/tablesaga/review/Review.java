package io.tablesaga.review;

import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.time.Instant;
import java.util.UUID;

/**
 * Something a human must see to.
 *
 * @param order null when it is about none
 * @param attempt the attempt to be paid; null when it is about none
 * @param merchantReference what the provider knows the attempt by; null as the attempt
 * @param providerReference the provider's payment; null when it has told of none
 * @param amount what may have been taken, or is to be given back; null when it is about no money
 * @param since when it came to wait
 * @param lastError what went wrong, as it was found; null when nothing was told
 */
public record Review(
        SagaId saga,
        Kind kind,
        OrderId order,
        UUID attempt,
        String merchantReference,
        String providerReference,
        Money amount,
        Instant since,
        String lastError) {

    /** What it is about. */
    public enum Kind {
        PAYMENT_UNDECIDED(
                "Nobody can tell whether this was paid; the order's stock stays held. Look the payment up at the provider."
                        + " If it holds the money and nothing else was done there, or has none of it, settle with RETRY:"
                        + " the provider is asked again, and what it says is carried out. If part of it was given back there,"
                        + " give back the rest there too, then settle with RETRY: the order then counts as not paid."),
        REFUND_OWED(
                "The provider refused to give this back, and the guest is owed it. Settle with RETRY to ask once more, or"
                        + " give it back in cash or by bank transfer and settle with BY_HAND."),
        REFUND_UNCLEAR(
                "What the provider says of this refund cannot be explained. Look the payment up there. Settle with RETRY:"
                        + " what was given back of it counts, and the rest is asked for. Or give the rest back in cash or by"
                        + " bank transfer, and settle with BY_HAND."),
        STRAY_MONEY(
                "The provider took this where nobody should have, and it has not gone back. Settle with RETRY to ask once"
                        + " more, or give it back in cash or by bank transfer and settle with BY_HAND."),
        UNDO_STUCK(
                "Undoing or finishing this failed again and again; the last error says why. When the cause is gone, settle"
                        + " with RETRY.");

        private final String advice;

        Kind(String advice) {
            this.advice = advice;
        }

        /** What to do about it. */
        public String advice() {
            return advice;
        }
    }
}
