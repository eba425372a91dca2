package io.tablesaga.ordering.persistence;

import io.tablesaga.ordering.Cart;
import io.tablesaga.ordering.Carts;
import io.tablesaga.ordering.Orders.Offer;
import io.tablesaga.ordering.PlaceOrder;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.VisitId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Carts in PostgreSQL. */
public final class JdbcCarts implements Carts {

    private final JdbcTemplate jdbc;

    public JdbcCarts(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Cart find(VisitId visit) {
        return Optional.ofNullable(jdbc.query(CartSql.FIND, new CartRows(visit), visit.value()))
                .orElseThrow();
    }

    @Override
    public Optional<Look> look(VisitId visit, Collection<ItemId> items, Language language) {
        Map<ItemId, Left> left = new HashMap<>();
        Optional<Offer> offer = jdbc.query(
                OfferSql.LOOK,
                new OfferRows((item, row) -> left.put(item, StockLeftRow.of(row))),
                language.tag(),
                items.stream().map(ItemId::toString).toArray(String[]::new),
                visit.value());
        return offer == null ? Optional.empty() : offer.map(found -> new Look(found, left));
    }

    @Override
    public Optional<Cart> lock(VisitId visit, boolean counting) {
        int locked = jdbc.update(counting ? CartSql.LOCK_COUNTING : CartSql.LOCK_SHARING, visit.value());
        // Read by another statement: it sees what was committed while the lock was waited for.
        return locked == 1 ? Optional.of(find(visit)) : Optional.empty();
    }

    @Override
    public boolean add(VisitId visit, UUID line, PlaceOrder.Line wish, UUID device, int version) {
        return jdbc.update(
                        CartSql.ADD,
                        visit.value(),
                        line,
                        wish.quantity(),
                        options(wish),
                        device,
                        version,
                        wish.item().value(),
                        wish.version().orElseThrow())
                == 1;
    }

    @Override
    public void change(VisitId visit, UUID line, PlaceOrder.Line wish, int version) {
        one(jdbc.update(
                CartSql.CHANGE,
                wish.quantity(),
                options(wish),
                version,
                wish.item().value(),
                wish.version().orElseThrow(),
                visit.value(),
                line));
    }

    private static String[] options(PlaceOrder.Line wish) {
        return wish.options().stream().map(UUID::toString).toArray(String[]::new);
    }

    @Override
    public void remove(VisitId visit, UUID line, int version) {
        one(jdbc.update(CartSql.REMOVE, version, visit.value(), line));
    }

    @Override
    public void take(VisitId visit, Collection<UUID> lines, OrderId order, int version) {
        one(jdbc.update(
                CartSql.TAKE,
                version,
                order.value(),
                visit.value(),
                lines.stream().map(UUID::toString).toArray(String[]::new)));
    }

    private static void one(int carts) {
        if (carts != 1) {
            throw new IllegalStateException("a line was to be changed that is in no cart");
        }
    }

    @Override
    public boolean ordered(VisitId visit, UUID line) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                """
                select exists (select from ordering.cart_line
                               where visit_id = ? and id = ? and order_id is not null and not removed)""",
                Boolean.class,
                visit.value(),
                line));
    }

    @Override
    public int lastChange(VisitId visit, UUID device) {
        Integer last = jdbc.queryForObject(
                "select coalesce(max(version), 0) from ordering.cart_line where visit_id = ? and device_id = ?",
                Integer.class,
                visit.value(),
                device);
        return last == null ? 0 : last;
    }
}
