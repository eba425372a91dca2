package io.tablesaga.ordering;

import io.tablesaga.floor.Opening;
import io.tablesaga.floor.StoreMoment;
import io.tablesaga.floor.StoreSettings;
import io.tablesaga.ordering.Orders.Answer;
import io.tablesaga.ordering.Orders.EarlierRequest;
import io.tablesaga.ordering.Orders.NewOrder;
import io.tablesaga.ordering.Orders.Offer;
import io.tablesaga.ordering.Orders.PricedItem;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.stock.HoldStock;
import io.tablesaga.stock.StockAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opening an order at today's prices, and what its first step makes of the stock's answer. */
public final class PlacingOrders {

    private final Orders orders;
    private final Duration holdTime;
    private final boolean inOneCommit;

    /**
     * @param holdTime how long the stock is held for a guest who has not paid
     * @param inOneCommit every step before the payment commits with the order: nobody ever sees it PLACING, so it is
     *     written as what it will be
     */
    public PlacingOrders(Orders orders, Duration holdTime, boolean inOneCommit) {
        this.orders = orders;
        this.holdTime = holdTime;
        this.inOneCommit = inOneCommit;
    }

    /**
     * @throws OrderRefused when the visit is over, the store takes no order now, or none to be paid so, an item is unknown,
     *     or the key was used for another request
     * @throws AlreadyPlaced when the key was used for this very request
     */
    public Placement open(PlaceOrder command, String saga) {
        List<ItemId> wanted =
                command.lines().stream().map(PlaceOrder.Line::item).toList();
        Offer offer =
                orders.price(command.visit(), wanted).orElseThrow(() -> new OrderRefused(new Refusal.VisitOver()));
        notTaken(command, offer.store()).ifPresent(refusal -> {
            throw unlessEarlier(command, refusal);
        });
        Map<ItemId, PricedItem> priced =
                offer.items().stream().collect(Collectors.toMap(PricedItem::item, Function.identity()));
        List<ItemId> unknown =
                wanted.stream().filter(item -> !priced.containsKey(item)).toList();
        if (!unknown.isEmpty()) {
            throw new OrderRefused(new Refusal.UnknownItems(unknown));
        }
        List<OrderLine> lines = command.lines().stream()
                .map(line -> line(line, priced.get(line.item())))
                .toList();
        Money total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        SagaId sagaId = SagaId.of(saga);
        if (!orders.open(new NewOrder(command, sagaId, firstState(command), total, lines, holdTime))) {
            throw earlier(command);
        }
        return new Placement(
                command, sagaId, total, TaxedLines.taxFree(lines), offer.store().zone());
    }

    private static Optional<Refusal> notTaken(PlaceOrder command, StoreMoment store) {
        Opening opening = store.opening();
        if (!opening.orders()) {
            return Optional.of(new Refusal.StoreClosed(store.zone(), opening.opensAt(), opening.open()));
        }
        Optional<Refusal> paused = store.runningPause().map(pause -> new Refusal.StorePaused(store.zone(), pause));
        boolean prepayOnly = command.atCounter() && store.payment() == StoreSettings.Payment.PREPAY;
        return prepayOnly && paused.isEmpty() ? Optional.of(new Refusal.PrepayOnly()) : paused;
    }

    /** An order that was taken in time hears its first answer, also when its store takes none any more. */
    private RuntimeException unlessEarlier(PlaceOrder command, Refusal refusal) {
        return orders.earlier(command.visit(), command.idempotencyKey()).isPresent()
                ? earlier(command)
                : new OrderRefused(refusal);
    }

    private OrderState firstState(PlaceOrder command) {
        if (!inOneCommit) {
            return OrderState.PLACING;
        }
        return command.byToken() ? OrderState.CONFIRMING_PAYMENT : OrderState.AWAITING_PAYMENT;
    }

    private RuntimeException earlier(PlaceOrder command) {
        EarlierRequest earlier = orders.earlier(command.visit(), command.idempotencyKey())
                .orElseThrow(() -> new IllegalStateException("the idempotency key is taken and cannot be found"));
        return earlier.requestDigest().equals(command.requestDigest())
                ? new AlreadyPlaced(earlier)
                : new OrderRefused(new Refusal.KeyReused());
    }

    private static OrderLine line(PlaceOrder.Line line, PricedItem item) {
        return new OrderLine(item.item(), item.name(), line.quantity(), item.price(), item.tax(), false);
    }

    public HoldStock holdFor(Placement placement) {
        PlaceOrder command = placement.command();
        return new HoldStock(
                command.order(),
                placement.saga(),
                command.store(),
                command.lines().stream()
                        .map(line -> new HoldStock.Line(line.item(), line.quantity()))
                        .toList());
    }

    /** @throws OrderRefused when the stock said no */
    public void held(Placement placement, StockAnswer answer) {
        if (!answer.held()) {
            throw new OrderRefused(new Refusal.OutOfStock(
                    placement.zone(),
                    answer.shortages().stream()
                            .map(shortage ->
                                    new Refusal.Shortage(shortage.item(), shortage.available(), shortage.soldOut()))
                            .toList()));
        }
    }

    /** An order that never came as far as its payment; in one commit with its payment's step there is none such. */
    public boolean stillPlacing(String order) {
        return orders.find(OrderId.of(order)).map(Order::state).equals(Optional.of(OrderState.PLACING));
    }

    /** The order's own undo. Unknown and ended orders stay as they are. */
    public void abandon(String order, CancelReason reason, Answer answer) {
        orders.cancel(OrderId.of(order), reason, answer);
    }
}
