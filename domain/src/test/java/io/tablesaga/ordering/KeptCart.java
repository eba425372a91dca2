package io.tablesaga.ordering;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.VisitId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** One visit's cart in memory; its orders never end. */
final class KeptCart implements Carts {

    private final VisitId visit;
    private final Map<UUID, CartLine> lines = new LinkedHashMap<>();
    private final Map<UUID, CartLine> ordered = new LinkedHashMap<>();
    private final Map<UUID, CartLine> removed = new LinkedHashMap<>();
    private int version;

    KeptCart(VisitId visit) {
        this.visit = visit;
    }

    /** An order of theirs was never paid. */
    void comeBack() {
        ordered.forEach((id, line) ->
                lines.put(id, new CartLine(id, line.version(), line.wish(), line.device(), true, line.seen())));
        version += ordered.size();
        ordered.clear();
    }

    @Override
    public Cart find(VisitId of) {
        return of.equals(visit)
                ? new Cart(visit, version, lines.values().stream().toList())
                : Cart.empty(of);
    }

    @Override
    public Optional<Look> look(VisitId of, Collection<ItemId> items, Language language) {
        throw new UnsupportedOperationException("nobody edits by what the menu says");
    }

    @Override
    public Optional<Cart> lock(VisitId of, boolean counting) {
        return of.equals(visit) ? Optional.of(find(of)) : Optional.empty();
    }

    @Override
    public boolean add(VisitId of, UUID line, PlaceOrder.Line wish, UUID device, int at) {
        if (lines.containsKey(line) || ordered.containsKey(line) || removed.containsKey(line)) {
            return false;
        }
        put(new CartLine(line, at, wish, device, false, Optional.empty()));
        return true;
    }

    @Override
    public void change(VisitId of, UUID line, PlaceOrder.Line wish, int at) {
        put(new CartLine(line, at, wish, lines.get(line).device(), false, Optional.empty()));
    }

    private void put(CartLine line) {
        version = line.version();
        lines.put(line.id(), line);
    }

    @Override
    public void remove(VisitId of, UUID line, int at) {
        leave(line, at, removed);
    }

    @Override
    public void take(VisitId of, Collection<UUID> taken, OrderId order, int at) {
        taken.forEach(line -> leave(line, at, ordered));
    }

    private void leave(UUID line, int at, Map<UUID, CartLine> to) {
        CartLine left = lines.remove(line);
        version = at;
        to.put(line, new CartLine(line, at, left.wish(), left.device(), false, left.seen()));
    }

    @Override
    public boolean ordered(VisitId of, UUID line) {
        return ordered.containsKey(line);
    }

    @Override
    public int lastChange(VisitId of, UUID device) {
        return Stream.of(lines, ordered, removed)
                .flatMap(all -> all.values().stream())
                .filter(line -> line.device().equals(device))
                .mapToInt(CartLine::version)
                .max()
                .orElse(0);
    }
}
