package io.tablesaga.ordering.persistence;

import io.tablesaga.floor.Station.Making;
import io.tablesaga.ordering.CancelReason;
import io.tablesaga.ordering.Had;
import io.tablesaga.ordering.OnceClaim;
import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderLine;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.PlaceOrder;
import io.tablesaga.ordering.Preparation;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.VisitId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Orders in PostgreSQL: one statement a call. */
public final class JdbcOrders implements Orders {

    private static final String OPERATION = "order-place";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public JdbcOrders(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    @Override
    public Optional<Offer> offer(VisitId visit, Collection<ItemId> items, boolean counting) {
        return jdbc.query(
                counting ? OfferSql.COUNTING : OfferSql.SEEN,
                new OfferRows(),
                items.stream().map(ItemId::toString).toArray(String[]::new),
                visit.value());
    }

    @Override
    public Had had(VisitId visit, List<OnceClaim> claims) {
        return jdbc.queryForObject(
                OfferSql.HAD,
                (row, n) -> new Had(
                        row.getBoolean("main"),
                        Stream.of((UUID[]) row.getArray("once").getArray())
                                .map(ItemId::new)
                                .collect(Collectors.toSet())),
                arguments(visit.value(), claims));
    }

    @Override
    public Map<String, List<Making>> making(StoreId store, Set<String> stations) {
        Map<String, List<Making>> making = new HashMap<>();
        jdbc.query(
                OfferSql.MAKING,
                row -> {
                    making.computeIfAbsent(row.getString("station"), station -> new ArrayList<>())
                            .add(new Making(row.getInt("portions"), row.getInt("seconds_left")));
                },
                store.value(),
                stations.toArray(String[]::new));
        return making;
    }

    @Override
    public void count(VisitId visit, int guests) {
        jdbc.update("update floor.visit set guests = ? where id = ? and guests is null", guests, visit.value());
    }

    @Override
    public Set<ItemId> claim(OrderId order, List<OnceClaim> claims) {
        Set<ItemId> lost = claims.stream().map(OnceClaim::item).collect(Collectors.toSet());
        jdbc.queryForList(OfferSql.CLAIM, UUID.class, arguments(order.value(), claims))
                .forEach(won -> lost.remove(new ItemId(won)));
        return lost;
    }

    private static Object[] arguments(UUID first, List<OnceClaim> claims) {
        return new Object[] {
            first,
            column(claims, claim -> claim.item().toString()),
            column(claims, claim -> claim.visit().map(VisitId::toString).orElse(null)),
            column(claims, claim -> claim.account().map(AccountId::toString).orElse(null)),
            column(claims, claim -> claim.day().map(LocalDate::toString).orElse(null))
        };
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
                command.atCounter(),
                order.total().minor(),
                order.total().currency().getCurrencyCode(),
                command.trace().value(),
                command.serving().map(Serving::name).orElse(null),
                command.store().value(),
                order.day(),
                order.holdTime().toMillis(),
                numbers(order.preparations(), Preparation::position),
                column(order.preparations(), Preparation::station),
                numbers(order.preparations(), Preparation::portions),
                numbers(order.preparations(), Preparation::readyInSeconds),
                column(order.lines(), line -> line.item().toString()),
                column(order.lines(), OrderLine::name),
                column(order.lines(), line -> String.valueOf(line.quantity())),
                column(order.lines(), line -> String.valueOf(line.unitPrice().minor())),
                column(order.lines(), line -> line.tax().name()),
                column(order.lines(), line -> ChosenOptionsJson.write(line.options())),
                column(order.lines(), line -> line.course().name()),
                column(order.lines(), OrderLine::station),
                column(order.lines(), line -> String.valueOf(line.turn())));
        return opened != null && opened == 1;
    }

    private static <T> String[] column(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> Integer[] numbers(List<T> rows, Function<T, Integer> value) {
        return rows.stream().map(value).toArray(Integer[]::new);
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
