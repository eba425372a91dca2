package io.tablesaga.ordering;

import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.AttemptToken;
import io.tablesaga.payment.Checkouts;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.PaymentGateway.Prepare;
import io.tablesaga.payment.PaymentMethod;
import java.net.URI;
import java.util.Optional;

/** Guests on our own pages before and after the provider's, known by the token in the address. Nothing is written. */
public final class CheckoutVisits {

    private final Orders orders;
    private final PaymentAttempts attempts;
    private final AttemptToken tokens;
    private final Checkouts checkouts;

    public CheckoutVisits(Orders orders, PaymentAttempts attempts, AttemptToken tokens, Checkouts checkouts) {
        this.orders = orders;
        this.attempts = attempts;
        this.tokens = tokens;
        this.checkouts = checkouts;
    }

    /**
     * @param payable the attempt the order can be paid with now, an earlier one having failed; empty when it is paid, being
     *     checked, ended or too late
     */
    public record Visit(Order order, PaymentAttempt attempt, Optional<PaymentAttempt> payable) {

        /** The attempt of this address is the one to pay with. */
        public boolean current() {
            return payable.filter(latest -> latest.id().equals(attempt.id())).isPresent();
        }
    }

    /** @return empty for whatever is no token of ours */
    public Optional<Visit> of(String attemptToken) {
        return tokens.attemptOf(attemptToken).flatMap(attempts::find).flatMap(attempt -> orders.find(attempt.order())
                .map(order -> new Visit(order, attempt, payable(order))));
    }

    private Optional<PaymentAttempt> payable(Order order) {
        return attempts.ofOrder(order.id())
                .filter(latest -> order.state() == OrderState.AWAITING_PAYMENT
                        && order.remainingSeconds() > 0
                        && latest.method() == PaymentMethod.CHECKOUT
                        && latest.state() == AttemptState.CREATED);
    }

    /** What the provider's window is opened with: of our own attempt, nothing of it from the guest. */
    public Prepare prepare(Visit visit) {
        return checkouts.prepare(visit.attempt(), visit.order().title());
    }

    /** Where to pay. */
    public URI page(Visit visit, PaymentAttempt payable) {
        return checkouts.page(payable, visit.order().title());
    }
}
