package io.tablesaga.ordering;

import io.tablesaga.ordering.Carts.Left;
import io.tablesaga.ordering.Carts.Look;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.VisitId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prices a cart, and checks it by the rules that an order of it would be checked by. Nothing is written or held. */
public final class CheckingCarts {

    private final Carts carts;
    private final Orders orders;

    public CheckingCarts(Carts carts, Orders orders) {
        this.carts = carts;
        this.orders = orders;
    }

    /** @return empty when the visit is over */
    public Optional<CheckedCart> check(Caller.AtTable guest, Language language) {
        return guest.visit().flatMap(visit -> check(guest, visit, language));
    }

    private Optional<CheckedCart> check(Caller.AtTable guest, VisitId visit, Language language) {
        Cart cart = carts.find(visit);
        List<PlaceOrder.Line> lines = cart.lines().stream().map(CartLine::wish).toList();
        List<ItemId> items =
                lines.stream().map(PlaceOrder.Line::item).distinct().toList();
        return carts.look(visit, items, language)
                .map(look -> new CheckedCart(
                        cart,
                        new OrderCheck(guest, lines, false, look.offer()).offered(),
                        look.left(),
                        lines.isEmpty() ? List.of() : refusals(guest, lines, look)));
    }

    /** All of them, so that a guest need not try again and again. What is off the menu breaks no other rule. */
    private List<Refusal> refusals(Caller.AtTable guest, List<PlaceOrder.Line> lines, Look look) {
        OrderCheck all = new OrderCheck(guest, lines, false, look.offer());
        List<PlaceOrder.Line> offered = lines.stream()
                .filter(line -> look.left().containsKey(line.item()))
                .toList();
        OrderCheck known = new OrderCheck(guest, offered, false, look.offer());
        List<Refusal> refusals = new ArrayList<>();
        all.notTaken(false).ifPresent(refusals::add);
        all.unknown().ifPresent(refusals::add);
        known.broken(known.claims(), known.waits(orders), orders).ifPresent(refusals::add);
        shortages(offered, look).ifPresent(refusals::add);
        return refusals;
    }

    private static Optional<Refusal> shortages(List<PlaceOrder.Line> lines, Look look) {
        Map<ItemId, Integer> wanted = lines.stream()
                .collect(Collectors.toMap(
                        PlaceOrder.Line::item, PlaceOrder.Line::quantity, Integer::sum, LinkedHashMap::new));
        List<Refusal.Shortage> shortages = new ArrayList<>();
        wanted.forEach((item, quantity) -> {
            Left left = look.left().get(item);
            if (left.available() < quantity) {
                shortages.add(new Refusal.Shortage(item, left.available(), left.soldOut()));
            }
        });
        return shortages.isEmpty()
                ? Optional.empty()
                : Optional.of(new Refusal.OutOfStock(look.offer().store().zone(), shortages));
    }
}
