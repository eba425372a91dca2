package io.tablesaga.ordering;

import io.tablesaga.kitchen.RestoreTicket;
import io.tablesaga.kitchen.WithdrawAnswer;
import io.tablesaga.kitchen.WithdrawTicket;
import io.tablesaga.menu.Course;
import io.tablesaga.ordering.CancelOrder.Asker;
import io.tablesaga.ordering.CancelRefused.Why;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.Refund;
import io.tablesaga.payment.RefundResult;
import io.tablesaga.payment.RefundState;
import io.tablesaga.payment.Refunds;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.stock.TakeBackStock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Taking an order back, all of it or some lines: what was asked for, what it comes to, and how it ends. */
public final class CancellingOrders {

    private static final int BATCH = 20;

    private final Orders orders;
    private final Cancellations cancellations;
    private final PaymentAttempts attempts;
    private final Refunds refunds;
    private final TimeOrderedIds ids;
    private final OrderCapability capability;

    public CancellingOrders(
            Orders orders,
            Cancellations cancellations,
            PaymentAttempts attempts,
            Refunds refunds,
            TimeOrderedIds ids,
            OrderCapability capability) {
        this.orders = orders;
        this.cancellations = cancellations;
        this.attempts = attempts;
        this.refunds = refunds;
        this.ids = ids;
        this.capability = capability;
    }

    /**
     * @throws CancelRefused when there is no such order or line, a guest would keep a side without a main
     *     ({@link MainsAndSides}), the kitchen refuses what it was never given, or the key was used for another request
     */
    public Cancellation record(CancelOrder command) {
        Order order = orders.find(command.order())
                .filter(found -> mayAsk(command, found))
                .orElseThrow(() -> new CancelRefused(Why.NO_SUCH_ORDER));
        int lines = order.lines().size();
        if (command.positions().stream().anyMatch(position -> position < 1 || position > lines)) {
            throw new CancelRefused(Why.NO_SUCH_LINE);
        }
        if (command.by() == Asker.GUEST) {
            keepsMains(command, order);
        }
        Cancellation recorded = cancellations.record(ids.next(), command);
        if (!recorded.positions().equals(command.positions()) || recorded.discarded() != command.discarded()) {
            throw new CancelRefused(Why.KEY_REUSED);
        }
        return recorded;
    }

    /** Once it is recorded, none of these mains counts for another order: this look is the last. */
    private void keepsMains(CancelOrder command, Order order) {
        // Nothing was paid: the order goes, whatever lines were named.
        boolean whole = command.positions().isEmpty()
                || order.state() == OrderState.PLACING
                || order.state() == OrderState.AWAITING_PAYMENT;
        boolean takesMain = IntStream.rangeClosed(1, order.lines().size())
                .filter(position -> whole || command.positions().contains(position))
                .mapToObj(position -> order.lines().get(position - 1))
                .anyMatch(line -> line.course() == Course.MAIN && !line.cancelled());
        if (!takesMain) {
            return;
        }
        List<StandingLine> alone = new MainsAndSides(cancellations.standing(order.visit()))
                .sidesAloneWithout(line -> line.order().equals(order.id())
                        && (whole || command.positions().contains(line.position())));
        if (!alone.isEmpty()) {
            throw CancelRefused.leavesAlone(alone);
        }
    }

    private boolean mayAsk(CancelOrder command, Order order) {
        return switch (command.by()) {
            case STAFF -> true;
            case KITCHEN -> order.wasPaid();
            case GUEST ->
                order.visit().equals(command.visit()) || capability.opens(command.capability(), command.order());
        };
    }

    /** Whether the kitchen refuses lines by it, and that was not carried out yet. */
    public boolean refusesNow(Cancellation cancellation) {
        return cancellation.by() == Asker.KITCHEN && cancellation.state() == CancellationState.REQUESTED;
    }

    public Order orderOf(Cancellation cancellation) {
        return order(cancellation.order());
    }

    /** What can be done about a request now. */
    public enum Next {
        /** Nothing was paid: the order's own saga undoes it. */
        CALL_OFF,
        /** It was paid: a saga of its own takes it back. */
        TAKE_BACK,
        /** It has ended, is at work, or has to wait until it is known whether the order was paid. */
        NOTHING
    }

    public Next next(Cancellation cancellation) {
        if (cancellation.state() != CancellationState.REQUESTED) {
            return Next.NOTHING;
        }
        return switch (order(cancellation.order()).state()) {
            case PLACING, AWAITING_PAYMENT -> Next.CALL_OFF;
            case PAID, CANCELLED, REFUND_FAILED -> Next.TAKE_BACK;
            case CONFIRMING_PAYMENT, CANCELLING -> Next.NOTHING;
        };
    }

    /**
     * Takes the order for this request alone, and finds what it comes to.
     *
     * @throws CancelRefused when nothing is left of what was asked for
     * @throws IllegalStateException when the request or its order stands elsewhere by now
     */
    public Cancellation begin(Cancellation cancellation, String saga) {
        SagaId id = SagaId.of(saga);
        Order order = order(cancellation.order());
        if (order.state() == OrderState.CANCELLED || order.state() == OrderState.REFUND_FAILED) {
            throw new CancelRefused(Why.NOTHING_LEFT);
        }
        if (cancellation.by() == Asker.GUEST && paidAtCounter(cancellation.order())) {
            throw new CancelRefused(Why.PAID_AT_COUNTER);
        }
        if (!cancellations.begin(cancellation.id(), id)) {
            throw new IllegalStateException("cancellation " + cancellation.id() + " is carried out elsewhere");
        }
        // Read again: until the line above another request could take lines of it.
        List<OrderLine> lines = order(cancellation.order()).lines();
        List<Integer> taken = IntStream.rangeClosed(1, lines.size())
                .filter(position -> !lines.get(position - 1).cancelled())
                .filter(position -> cancellation.positions().isEmpty()
                        || cancellation.positions().contains(position))
                .boxed()
                .toList();
        if (taken.isEmpty()) {
            throw new CancelRefused(Why.NOTHING_LEFT);
        }
        cancellations.take(id, taken, total(lines, taken));
        return atWork(id);
    }

    private boolean paidAtCounter(OrderId order) {
        return attempts.ofOrder(order)
                .filter(attempt -> attempt.method().atCounter())
                .isPresent();
    }

    private static Money total(List<OrderLine> lines, List<Integer> taken) {
        return taken.stream()
                .map(position -> lines.get(position - 1).total())
                .reduce(Money::plus)
                .orElseThrow();
    }

    public WithdrawTicket withdrawal(Cancellation cancellation) {
        return new WithdrawTicket(
                cancellation.order(), cancellation.saga(), cancellation.taken(), cancellation.agreed());
    }

    /** @throws CancelRefused when the kitchen makes it already */
    public void withdrawn(WithdrawAnswer answer) {
        if (!answer.withdrawn()) {
            throw new CancelRefused(Why.BEING_MADE);
        }
    }

    public RestoreTicket restoring(String order, String saga) {
        return new RestoreTicket(OrderId.of(order), SagaId.of(saga));
    }

    /** Writes the refund ahead of its call. */
    public Refund askRefund(Cancellation cancellation) {
        PaymentAttempt paid = attempts.ofOrder(cancellation.order())
                .orElseThrow(() -> new IllegalStateException("order " + cancellation.order() + " has no payment"));
        // In cash there is none.
        String reference = paid.providerReference() == null ? paid.merchantReference() : paid.providerReference();
        Money given = refunds.takenFrom(reference, paid.amount());
        List<OrderLine> lines = order(cancellation.order()).lines();
        return refunds.add(Refund.asking(
                ids.next(),
                cancellation.order(),
                cancellation.saga(),
                new Refund.Of(paid.merchantReference(), reference, paid.method()),
                cancellation.amount(),
                TaxedLines.taxFree(cancellation.taken().stream()
                        .map(position -> lines.get(position - 1))
                        .toList()),
                paid.amount().minus(given),
                cancellation.reason()));
    }

    /** Undo of {@link #begin}: the request waits to be carried out again. */
    public void keep(String saga) {
        cancellations.keep(SagaId.of(saga));
    }

    public Cancellation find(String id) {
        return cancellations
                .find(UUID.fromString(id))
                .orElseThrow(() -> new IllegalStateException("there is no cancellation " + id));
    }

    public String sagaOf(Cancellation cancellation) {
        return order(cancellation.order()).saga().toString();
    }

    /** Whether somebody wants an order off that was not paid. */
    public boolean calledOff(String order) {
        return cancellations.ofOrder(OrderId.of(order)).stream()
                .anyMatch(cancellation -> cancellation.state() == CancellationState.REQUESTED);
    }

    public List<Cancellation> due() {
        return cancellations.due(BATCH);
    }

    /** @param saga null when none was begun */
    public void refuse(Cancellation cancellation, String saga, Why why) {
        cancellations.refuse(cancellation.id(), saga == null ? null : SagaId.of(saga), why);
    }

    public Refund refundOf(String saga) {
        return refunds.ofSaga(SagaId.of(saga))
                .orElseThrow(() -> new IllegalStateException("saga " + saga + " gives nothing back"));
    }

    /** @param order as it is afterwards */
    public record TakenBack(Order order, Cancellation cancellation) {}

    /** The money is back. */
    public TakenBack end(RefundResult.Refunded refunded, String saga) {
        SagaId id = SagaId.of(saga);
        if (!cancellations.end(id)) {
            throw new IllegalStateException("saga " + saga + " takes nothing back any more");
        }
        refunds.move(id, RefundState.REFUNDED, refunded.reference());
        Cancellation ended = atWork(id);
        return new TakenBack(order(ended.order()), ended);
    }

    public TakeBackStock stockBack(TakenBack back) {
        Cancellation cancellation = back.cancellation();
        return new TakeBackStock(
                cancellation.order(),
                cancellation.saga(),
                cancellation.taken().stream()
                        .map(position -> back.order().lines().get(position - 1))
                        .map(line -> new TakeBackStock.Line(line.item(), line.quantity()))
                        .toList(),
                cancellation.discarded());
    }

    /** The provider has refused for good: the guest is owed the money. */
    public void refundFailed(String saga) {
        cancellations.refundFailed(SagaId.of(saga));
        refunds.move(SagaId.of(saga), RefundState.REFUSED, null);
    }

    public void review(String saga) {
        refunds.move(SagaId.of(saga), RefundState.REVIEW, null);
    }

    private Cancellation atWork(SagaId saga) {
        return cancellations
                .ofSaga(saga)
                .orElseThrow(() -> new IllegalStateException("saga " + saga + " carries out no request"));
    }

    private Order order(OrderId id) {
        return orders.find(id).orElseThrow(() -> new IllegalStateException("there is no order " + id));
    }
}
