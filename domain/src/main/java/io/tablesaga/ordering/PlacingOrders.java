package io.tablesaga.ordering;

import io.tablesaga.floor.Opening;
import io.tablesaga.floor.Station;
import io.tablesaga.floor.StoreMoment;
import io.tablesaga.floor.StoreSettings;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
     *     the order breaks a rule, or the key was used for another request
     * @throws AlreadyPlaced when the key was used for this very request
     */
    public Placement open(PlaceOrder command, String saga) {
        return orders.together(() -> openTogether(command, SagaId.of(saga)));
    }

    private Placement openTogether(PlaceOrder command, SagaId saga) {
        List<ItemId> wanted =
                command.lines().stream().map(PlaceOrder.Line::item).distinct().toList();
        Offer offer = orders.offer(command.visit(), wanted, command.guests().isPresent())
                .orElseThrow(() -> new OrderRefused(new Refusal.VisitOver()));
        List<OnceClaim> claims = OrderRules.claims(command, offer.store(), offer.items());
        Waits waits = waits(command, offer);
        refusal(command, offer, wanted, claims, waits).ifPresent(refusal -> {
            throw unlessEarlier(command, refusal);
        });
        Map<ItemId, OfferedItem> offered = byId(offer);
        List<OrderLine> lines = command.lines().stream()
                .map(line -> line(line, offered.get(line.item())))
                .toList();
        Money total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
        List<Preparation> preparations = waits.preparations(command.lines(), offered);
        if (!orders.open(new NewOrder(command, saga, firstState(command), total, lines, preparations, holdTime))) {
            throw earlier(command);
        }
        claim(command, claims, offered);
        if (offer.asksHeadCount()) {
            orders.count(command.visit(), command.guests().orElseThrow());
        }
        return new Placement(
                command, saga, total, TaxedLines.taxFree(lines), offer.store().zone());
    }

    /** No lock: orders at the same moment do not see each other, and each quotes what the others before it left. */
    private Waits waits(PlaceOrder command, Offer offer) {
        Map<String, Station> stations = Waits.stations(offer);
        return stations.isEmpty() ? Waits.NONE : new Waits(stations, orders.making(command.store(), stations.keySet()));
    }

    private Optional<Refusal> refusal(
            PlaceOrder command, Offer offer, List<ItemId> wanted, List<OnceClaim> claims, Waits waits) {
        Map<ItemId, OfferedItem> offered = byId(offer);
        List<ItemId> unknown =
                wanted.stream().filter(item -> !offered.containsKey(item)).toList();
        Optional<Refusal> refusal = notTaken(command, offer.store());
        if (refusal.isPresent() || !unknown.isEmpty()) {
            return refusal.or(() -> Optional.of(new Refusal.UnknownItems(unknown)));
        }
        Had had = OrderRules.askWhatWasHad(offer.items(), claims) ? orders.had(command.visit(), claims) : Had.NOTHING;
        List<BrokenRule> broken = new OrderRules(
                        command.lines(),
                        offered,
                        had,
                        offer.store(),
                        command.guest().person().isPresent(),
                        offer.asksHeadCount() && command.guests().isEmpty(),
                        waits)
                .broken();
        return broken.isEmpty() ? Optional.empty() : Optional.of(new Refusal.RulesBroken(broken));
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

    private static Map<ItemId, OfferedItem> byId(Offer offer) {
        return offer.items().stream().collect(Collectors.toMap(OfferedItem::item, Function.identity()));
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
