package io.tablesaga.ordering.persistence;

import io.tablesaga.floor.StoreMoment;
import io.tablesaga.floor.persistence.StoreMomentRow;
import io.tablesaga.ordering.CancelReason;
import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderLine;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.PlaceOrder;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TaxKind;
import io.tablesaga.shared.VisitId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Orders in PostgreSQL: one statement a call. */
public final class JdbcOrders implements Orders {

    private static final String OPERATION = "order-place";

    private final JdbcTemplate jdbc;

    public JdbcOrders(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Optional<Offer> price(VisitId visit, Collection<ItemId> items) {
        // The visit's row comes back even when no item does, so that «visit over» and «no such item» differ. It stays
        // as it is until the order is committed: whoever clears the table sees every order of the visit.
        List<PricedItem> priced = new ArrayList<>();
        AtomicReference<StoreMoment> store = new AtomicReference<>();
        jdbc.query(
                "select c.id, c.name, c.price, c.currency, c.tax_kind, " + StoreMomentRow.COLUMNS
                        + """
                 from floor.visit v
                join floor.store s on s.id = v.store_id
                left join ordering.catalogue_item c on c.store_id = v.store_id and c.id = any (?::uuid[])
                where v.id = ? and v.ended_at is null
                for share of v""",
                row -> {
                    if (store.get() == null) {
                        store.set(StoreMomentRow.of(row));
                    }
                    UUID id = row.getObject(1, UUID.class);
                    if (id != null) {
                        Money price = Money.of(row.getLong(3), row.getString(4));
                        TaxKind tax = TaxKind.valueOf(row.getString(5));
                        priced.add(new PricedItem(new ItemId(id), row.getString(2), price, tax));
                    }
                },
                items.stream().map(ItemId::toString).toArray(String[]::new),
                visit.value());
        return Optional.ofNullable(store.get()).map(moment -> new Offer(moment, priced));
    }

    @Override
    public boolean open(NewOrder order) {
        PlaceOrder command = order.command();
        Integer opened = jdbc.queryForObject(
                OrderSql.OPEN,
                Integer.class,
                command.visit().value(),
                OPERATION,
                command.idempotencyKey(),
                command.requestDigest(),
                command.order().value(),
                command.store().value(),
                command.table().value(),
                command.visit().value(),
                command.guest().device(),
                command.guest().person().map(AccountId::value).orElse(null),
                order.saga().value(),
                order.state().name(),
                order.total().minor(),
                order.total().currency().getCurrencyCode(),
                command.trace().value(),
                order.holdTime().toMillis(),
                column(order.lines(), line -> line.item().toString()),
                column(order.lines(), OrderLine::name),
                column(order.lines(), line -> String.valueOf(line.quantity())),
                column(order.lines(), line -> String.valueOf(line.unitPrice().minor())),
                column(order.lines(), line -> line.tax().name()));
        return opened != null && opened == 1;
    }

    private static String[] column(List<OrderLine> lines, Function<OrderLine, String> value) {
        return lines.stream().map(value).toArray(String[]::new);
    }

    @Override
    public Optional<EarlierRequest> earlier(VisitId visit, String idempotencyKey) {
        return jdbc
                .query(
                        """
                        select order_id, request_digest, status, body from ordering.idempotency_key
                        where visit_id = ? and operation = ? and key = ? and created_at > now() - interval '24 hours'""",
                        (row, n) -> new EarlierRequest(
                                new OrderId(row.getObject(1, UUID.class)),
                                row.getString(2),
                                row.getObject(3) == null
                                        ? Optional.empty()
                                        : Optional.of(new Answer(row.getInt(3), row.getString(4)))),
                        visit.value(),
                        OPERATION,
                        idempotencyKey)
                .stream()
                .findFirst();
    }

    @Override
    public void move(OrderId order, OrderState state) {
        int moved = jdbc.update(
                """
                update ordering.orders set state = ?
                where id = ? and state in ('PLACING', 'AWAITING_PAYMENT', 'CONFIRMING_PAYMENT')""",
                state.name(),
                order.value());
        if (moved != 1) {
            throw new IllegalStateException("order " + order + " has ended and cannot become " + state);
        }
    }

    @Override
    public boolean startPaying(OrderId order) {
        return jdbc.update(OrderSql.START_PAYING, order.value()) == 1;
    }

    @Override
    public Optional<Order> markPaid(OrderId order, Answer answer) {
        return one(jdbc.query(
                OrderSql.MARK_PAID,
                new OrderRows(),
                order.value(),
                answer.status(),
                answer.body(),
                order.value(),
                order.value()));
    }

    @Override
    public void cancel(OrderId order, CancelReason reason, Answer answer) {
        jdbc.update(OrderSql.CANCEL, reason.name(), order.value(), answer.status(), answer.body());
    }

    @Override
    public Optional<Order> find(OrderId order) {
        return one(jdbc.query(OrderSql.FIND, new OrderRows(), order.value()));
    }

    @Override
    public Optional<StoreId> storeOf(OrderId order) {
        return jdbc
                .query(
                        "select store_id from ordering.orders where id = ?",
                        (row, n) -> new StoreId(row.getObject(1, UUID.class)),
                        order.value())
                .stream()
                .findFirst();
    }

    private static Optional<Order> one(List<Order> orders) {
        return orders == null ? Optional.empty() : orders.stream().findFirst();
    }
}
