package io.tablesaga.ordering;

import io.tablesaga.floor.Opening;
import io.tablesaga.floor.Station;
import io.tablesaga.floor.StoreMoment;
import io.tablesaga.floor.StoreSettings;
import io.tablesaga.ordering.Orders.Offer;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.ItemId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether these lines could be ordered now, but for the stock: asked when they are, and before, while they are in a cart.
 *
 * @param counted the guest says how many they are
 * @param offer what is offered of the lines' items
 */
record OrderCheck(Caller.AtTable guest, List<PlaceOrder.Line> lines, boolean counted, Offer offer) {

    /** The store takes no order now, or none to be paid so. */
    Optional<Refusal> notTaken(boolean atCounter) {
        StoreMoment store = offer.store();
        Opening opening = store.opening();
        if (!opening.orders()) {
            return Optional.of(new Refusal.StoreClosed(store.zone(), opening.opensAt(), opening.open()));
        }
        Optional<Refusal> paused = store.runningPause().map(pause -> new Refusal.StorePaused(store.zone(), pause));
        boolean prepayOnly = atCounter && store.payment() == StoreSettings.Payment.PREPAY;
        return prepayOnly && paused.isEmpty() ? Optional.of(new Refusal.PrepayOnly()) : paused;
    }

    Optional<Refusal> unknown() {
        Map<ItemId, OfferedItem> offered = offered();
        List<ItemId> unknown = lines.stream()
                .map(PlaceOrder.Line::item)
                .distinct()
                .filter(item -> !offered.containsKey(item))
                .toList();
        return unknown.isEmpty() ? Optional.empty() : Optional.of(new Refusal.UnknownItems(unknown));
    }

    /** Of lines whose items are all offered. */
    Optional<Refusal> broken(List<OnceClaim> claims, Waits waits, Orders orders) {
        Had had = OrderRules.askWhatWasHad(offer.items(), claims)
                ? orders.had(guest.visit().orElseThrow(), claims)
                : Had.NOTHING;
        List<BrokenRule> broken = new OrderRules(
                        lines,
                        offered(),
                        had,
                        offer.store(),
                        guest.person().isPresent(),
                        offer.asksHeadCount() && !counted,
                        waits)
                .broken();
        return broken.isEmpty() ? Optional.empty() : Optional.of(new Refusal.RulesBroken(broken));
    }

    /** No lock: orders at the same moment do not see each other, and each quotes what the others before it left. */
    Waits waits(Orders orders) {
        Map<String, Station> stations = Waits.stations(offer);
        return stations.isEmpty() ? Waits.NONE : new Waits(stations, orders.making(guest.store(), stations.keySet()));
    }

    List<OnceClaim> claims() {
        return OrderRules.claims(guest, offer.store(), offer.items());
    }

    Map<ItemId, OfferedItem> offered() {
        return offer.items().stream().collect(Collectors.toMap(OfferedItem::item, Function.identity()));
    }
}
