package io.tablesaga.ordering;

import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.AttemptToken;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.payment.PaymentNews;
import java.util.EnumSet;
import java.util.Set;

/** Guests who come back from the provider's page, with what they bring. */
public final class ReturningGuests {

    /** The provider was asked for one payment already, and for no other. */
    private static final Set<AttemptState> ASKED =
            EnumSet.of(AttemptState.APPROVING, AttemptState.UNKNOWN, AttemptState.PAID, AttemptState.REVIEW);

    private final Orders orders;
    private final PaymentAttempts attempts;
    private final AttemptToken tokens;

    public ReturningGuests(Orders orders, PaymentAttempts attempts, AttemptToken tokens) {
        this.orders = orders;
        this.attempts = attempts;
        this.tokens = tokens;
    }

    /**
     * The order a token is for, and its attempt. Nothing is written.
     *
     * @throws OrderRefused when the token opens nothing, or the guest brings something else than was asked for
     */
    public Returned recognise(ConfirmPayment command) {
        PaymentAttempt attempt = tokens.attemptOf(command.attemptToken())
                .flatMap(attempts::find)
                .orElseThrow(() -> new OrderRefused(new Refusal.UnknownAttempt()));
        boolean another =
                ASKED.contains(attempt.state()) && !command.providerReference().equals(attempt.providerReference());
        if (another || command.amount() != attempt.amount().minor()) {
            throw new OrderRefused(new Refusal.PaymentDiffers());
        }
        return new Returned(orderOf(attempt), attempt, command.providerReference());
    }

    /**
     * A guest of whom the provider says so, before the guest has come back.
     *
     * @throws OrderRefused when another amount was authenticated than was asked for
     */
    public Returned recognise(PaymentNews.Authenticated payment) {
        if (!payment.amount().equals(payment.attempt().amount())) {
            throw new OrderRefused(new Refusal.PaymentDiffers());
        }
        return new Returned(orderOf(payment.attempt()), payment.attempt(), payment.providerReference());
    }

    private Order orderOf(PaymentAttempt attempt) {
        return orders.find(attempt.order())
                .orElseThrow(() -> new IllegalStateException("attempt " + attempt.id() + " has no order"));
    }

    /** @param providerReference of the payment the guest has authenticated */
    public record Returned(Order order, PaymentAttempt attempt, String providerReference) {}

    /**
     * Writes ahead which payment the provider will be asked to confirm. The order comes first: it is locked first
     * everywhere, and its time may be over.
     *
     * @throws OrderRefused when the attempt was made already, or the hold is over: the provider must not be asked
     */
    public Confirm approve(Returned guest) {
        PaymentAttempt attempt = guest.attempt();
        if (!orders.startPaying(attempt.order())
                || !attempts.move(
                        attempt.merchantReference(),
                        AttemptState.APPROVING,
                        guest.providerReference(),
                        AttemptState.CREATED)) {
            throw new OrderRefused(new Refusal.NotPayable());
        }
        return new Confirm(
                guest.providerReference(), attempt.merchantReference(), attempt.idempotencyKey(), attempt.amount());
    }
}
