package io.tablesaga.ordering;

import io.tablesaga.payment.Refund;
import io.tablesaga.payment.RefundState;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.Taxes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * What was given back of a payment, and what remains of it. What remains is taxed as an order of that amount would be,
 * rounded once; a refund's taxes are what the step from one remainder to the next takes away. So refunds and remainder add
 * up to the payment exactly, and a refund's tax may be a won off the eleventh of its amount.
 *
 * @param refunds as they came back, the first first
 * @param owed what is to go back and has not yet, or was refused
 */
public record GivenBack(List<Part> refunds, Taxes remaining, Money owed) {

    /**
     * @param reference the provider's own id of the cancellation, else our refund's
     * @param byHand staff gave it back, or some of it
     */
    public record Part(Taxes taxes, Instant at, String reference, boolean byHand) {}

    public GivenBack {
        refunds = List.copyOf(refunds);
    }

    /** @param refunds all of this payment */
    static GivenBack of(Money paid, Money taxFree, List<Refund> refunds) {
        Taxes remaining = Taxes.of(paid, taxFree);
        Money owed = paid.times(0);
        List<Part> parts = new ArrayList<>();
        List<Refund> inOrder = refunds.stream()
                .sorted(Comparator.comparing(
                        refund -> Objects.requireNonNullElse(refund.endedAt(), refund.startedAt())))
                .toList();
        for (Refund refund : inOrder) {
            if (refund.state() != RefundState.REFUNDED) {
                owed = owed.plus(refund.amount());
                continue;
            }
            Taxes next = Taxes.of(
                    remaining.total().minus(refund.amount()),
                    remaining.taxFree().minus(refund.taxFree()));
            parts.add(new Part(
                    remaining.minus(next),
                    refund.endedAt(),
                    refund.providerCancel() == null ? refund.id().toString() : refund.providerCancel(),
                    refund.byHand().minor() > 0));
            remaining = next;
        }
        return new GivenBack(parts, remaining, owed);
    }
}
