package io.tablesaga.console.persistence;

import io.tablesaga.console.Sagas;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sagas by what they are about, in PostgreSQL. Their ids are ordered by time. */
public final class JdbcSagas implements Sagas {

    private static final int PATIENCE_SECONDS = 3;
    private static final int MOST_OF_AN_ORDER = 100;

    private final JdbcTemplate jdbc;

    public JdbcSagas(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        // Whoever watches must not wait as long as what it watches.
        jdbc.setQueryTimeout(PATIENCE_SECONDS);
    }

    @Override
    public Page find(Asked asked) {
        List<Object> values = new ArrayList<>();
        String window = window(asked, values);
        List<Object> all = new ArrayList<>(values);
        StringBuilder sql = new StringBuilder(window).append(SagasSql.ABOUT).append("where true");
        asked.state().ifPresent(state -> {
            sql.append(" and w.state = ?");
            all.add(state.name());
        });
        asked.store().ifPresent(store -> {
            sql.append(" and o.store_id = ?");
            all.add(store.value());
        });
        all.add(asked.limit());
        List<Found> page =
                jdbc.query(sql.append(" order by w.id desc limit ?").toString(), SagaRows::found, all.toArray());
        return new Page(
                page,
                page.size() == asked.limit()
                        ? page.get(page.size() - 1).id()
                        : last(window + "select id from w order by id desc offset " + (width(asked) - 1), values));
    }

    /** Nothing is dropped from the window but by a store, or a state that most sagas end in. */
    private static int width(Asked asked) {
        boolean dropped = asked.store().isPresent()
                || asked.state().filter(state -> !state.open()).isPresent();
        return dropped ? SagasSql.WINDOW : asked.limit();
    }

    /** Where the window ends, when there may be more behind it; null when all has been looked at. */
    private SagaId last(String window, List<Object> values) {
        return jdbc.query(window, (row, n) -> new SagaId(row.getObject(1, UUID.class)), values.toArray()).stream()
                .findFirst()
                .orElse(null);
    }

    private static String window(Asked asked, List<Object> values) {
        String from = "from saga.saga s where true";
        String found = "";
        if (asked.about().isPresent()) {
            About about = asked.about().get();
            if (about instanceof About.Saga saga) {
                values.add(saga.id().value());
                from += " and s.id = ?";
            } else {
                found = "found as materialized (" + orders(about, values) + "), ";
                from += " and s.id in (" + SagasSql.OF_ORDERS + ")";
            }
        }
        if (asked.after().isPresent()) {
            values.add(asked.after().get().value());
            from += " and s.id < ?";
        }
        // As a value it would hide from the planner that the index of what is open has them all.
        if (asked.state().filter(State::open).isPresent()) {
            from += " and s.state = '" + asked.state().get().name() + "'";
        }
        return "with " + found + "w as materialized (select s.* " + from + " order by s.id desc limit " + width(asked)
                + ")\n";
    }

    private static String orders(About about, List<Object> values) {
        if (about instanceof About.Order order) {
            values.add(order.id().value());
            return "select ?::uuid as order_id";
        }
        if (about instanceof About.Table table) {
            values.addAll(List.of(table.idOrName(), table.idOrName()));
            return SagasSql.OF_TABLE;
        }
        String reference = ((About.Payment) about).reference();
        values.addAll(List.of(reference, reference, reference));
        return SagasSql.OF_PAYMENT;
    }

    @Override
    public Optional<Trail> trail(SagaId saga) {
        return about(new About.Saga(saga)).stream().findFirst().map(this::trail);
    }

    private Trail trail(Found saga) {
        OrderId order = saga.order();
        if (order == null) {
            return new Trail(saga, List.of(), List.of(), List.of());
        }
        List<Found> others = new ArrayList<>(about(new About.Order(order)));
        others.removeIf(other -> other.id().equals(saga.id()));
        Collections.reverse(others);
        return new Trail(
                saga,
                jdbc.query(SagasSql.PAYMENTS, SagaRows::attempt, order.value()),
                jdbc.query(SagasSql.REFUNDS, SagaRows::given, order.value()),
                others);
    }

    private List<Found> about(About about) {
        return find(new Asked(
                        Optional.of(about), Optional.empty(), Optional.empty(), Optional.empty(), MOST_OF_AN_ORDER))
                .sagas();
    }
}
