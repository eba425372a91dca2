package io.tablesaga.ordering;

import io.tablesaga.ordering.FillingOrders.Filling;
import io.tablesaga.ordering.Orders.Answer;
import io.tablesaga.ordering.Orders.EarlierRequest;
import io.tablesaga.ordering.Orders.NewOrder;
import io.tablesaga.ordering.Orders.Offer;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.stock.HoldStock;
import io.tablesaga.stock.StockAnswer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Opening an order at today's prices, and what its first step makes of the stock's answer. */
public final class PlacingOrders {

    private final Orders orders;
    private final FillingOrders carts;
    private final Duration holdTime;
    private final boolean inOneCommit;

    /**
     * @param holdTime how long the stock is held for a guest who has not paid
     * @param inOneCommit every step before the payment commits with the order: nobody ever sees it PLACING, so it is
     *     written as what it will be
     */
    public PlacingOrders(Orders orders, Carts carts, Duration holdTime, boolean inOneCommit) {
        this.orders = orders;
        this.carts = new FillingOrders(carts);
        this.holdTime = holdTime;
        this.inOneCommit = inOneCommit;
    }

    /**
     * @throws OrderRefused when the visit is over, the store takes no order now, or none to be paid so, an item is unknown,
     *     the order breaks a rule, its cart is empty or another than the guest saw, or the key was used for another request
     * @throws AlreadyPlaced when the key was used for this very request
     */
    public Placement open(PlaceOrder command, String saga) {
        return orders.together(() -> openTogether(command, SagaId.of(saga)));
    }

    private Placement openTogether(PlaceOrder command, SagaId saga) {
        if (command.cart().isEmpty()) {
            return place(command, saga);
        }
        Filling filling = carts.fill(command, command.cart().get());
        filling.refusal().ifPresent(refusal -> {
            throw unlessEarlier(command, refusal);
        });
        Placement placement = place(command.with(filling.ordered()), saga);
        carts.take(command, filling);
        return placement;
    }

    private Placement place(PlaceOrder command, SagaId saga) {
        List<ItemId> wanted =
                command.lines().stream().map(PlaceOrder.Line::item).distinct().toList();
        Offer offer = orders.offer(command.visit(), wanted, command.guests().isPresent())
                .orElseThrow(() -> new OrderRefused(new Refusal.VisitOver()));
        OrderCheck check = new OrderCheck(
                command.guest(), command.lines(), command.guests().isPresent(), offer);
        List<OnceClaim> claims = check.claims();
        Waits waits = check.waits(orders);
        check.notTaken(command.atCounter())
                .or(check::unknown)
                .or(() -> check.broken(claims, waits, orders))
                .ifPresent(refusal -> {
                    throw unlessEarlier(command, refusal);
                });
        Map<ItemId, OfferedItem> offered = check.offered();
        List<OrderLine> lines = command.lines().stream()
                .map(line -> line(line, offered.get(line.item())))
                .toList();
        Money total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        List<Preparation> preparations = waits.preparations(command.lines(), offered);
        LocalDate day = offer.store().opening().businessDay();
        NewOrder order = new NewOrder(command, saga, firstState(command), total, lines, day, preparations, holdTime);
        if (!orders.open(order)) {
            throw earlier(command);
        }
        claim(command, claims, offered);
        if (offer.asksHeadCount()) {
            orders.count(command.visit(), command.guests().orElseThrow());
        }
        return new Placement(
                command, saga, total, TaxedLines.taxFree(lines), offer.store().zone());
    }

    /** Two phones at once have both seen it free; here one of them waits for the other, and finds it taken. */
    private void claim(PlaceOrder command, List<OnceClaim> claims, Map<ItemId, OfferedItem> offered) {
        Set<ItemId> lost = claims.isEmpty() ? Set.of() : orders.claim(command.order(), claims);
        if (!lost.isEmpty()) {
            throw new OrderRefused(new Refusal.RulesBroken(List.of(new BrokenRule.AlreadyOrdered(claims.stream()
                    .map(OnceClaim::item)
                    .filter(lost::contains)
                    .map(offered::get)
                    .toList()))));
        }
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

    private static OrderLine line(PlaceOrder.Line line, OfferedItem item) {
        return new OrderLine(
                item.item(),
                item.name(),
                line.quantity(),
                item.priceWith(line.options()),
                item.tax(),
                item.chosen(line.options()).stream()
                        .map(option ->
                                new ChosenOption(option.id(), option.name().in(Language.KO), option.surcharge()))
                        .toList(),
                item.rules().course(),
                item.station(),
                item.turn(),
                Optional.empty(),
                false);
    }

    /** The stock knows no options: an item's lines are one to it. */
    public HoldStock holdFor(Placement placement) {
        PlaceOrder command = placement.command();
        Map<ItemId, Integer> quantities = command.lines().stream()
                .collect(Collectors.toMap(
                        PlaceOrder.Line::item, PlaceOrder.Line::quantity, Integer::sum, LinkedHashMap::new));
        return new HoldStock(
                command.order(),
                placement.saga(),
                command.store(),
                quantities.entrySet().stream()
                        .map(item -> new HoldStock.Line(item.getKey(), item.getValue()))
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
