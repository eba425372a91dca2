package io.tablesaga.kitchen.persistence;

import static io.tablesaga.kitchen.LineState.READY;
import static io.tablesaga.kitchen.TicketChange.What.ACKNOWLEDGED;
import static io.tablesaga.kitchen.TicketChange.What.ADVANCED;
import static io.tablesaga.kitchen.TicketChange.What.BUMPED;
import static io.tablesaga.kitchen.TicketChange.What.MOVED;
import static io.tablesaga.kitchen.TicketChange.What.OPENED;
import static io.tablesaga.kitchen.TicketChange.What.RECALLED;
import static io.tablesaga.kitchen.TicketChange.What.RESTORED;
import static io.tablesaga.kitchen.TicketChange.What.WITHDRAWN;

import io.tablesaga.kitchen.AcknowledgeVoid;
import io.tablesaga.kitchen.AdvanceAnswer;
import io.tablesaga.kitchen.AdvanceAnswer.Outcome;
import io.tablesaga.kitchen.AdvanceTicket;
import io.tablesaga.kitchen.BumpTicket;
import io.tablesaga.kitchen.FireTurn;
import io.tablesaga.kitchen.HoldTurn;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.MoveTickets;
import io.tablesaga.kitchen.RecallBump;
import io.tablesaga.kitchen.RestoreTicket;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.TicketChange;
import io.tablesaga.kitchen.TicketEvents;
import io.tablesaga.kitchen.Tickets;
import io.tablesaga.kitchen.TurnAnswer;
import io.tablesaga.kitchen.WithdrawAnswer;
import io.tablesaga.kitchen.WithdrawTicket;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Kitchen tickets in PostgreSQL. Order ids are born in time order, so the oldest ticket has the lowest id. */
public final class JdbcTickets implements Tickets {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final TicketFeed feed;
    private final ServedAt servedAt;
    private final Turns turns;

    /** @param events hears of each change, in its transaction */
    public JdbcTickets(DataSource dataSource, TicketEvents events) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.feed = new TicketFeed(jdbc, events);
        this.servedAt = new ServedAt(jdbc);
        this.turns = new Turns(jdbc, feed);
    }

    @Override
    public void afterCommit(Consumer<StoreId> bell) {
        feed.afterCommit(bell);
    }

    @Override
    public Opened open(OpenTicket command) {
        return transaction.execute(status -> {
            TableId table = servedAt.of(command.visit(), command.table());
            Opened opened = jdbc.queryForObject(TicketSql.OPEN, OpenColumns::opened, OpenColumns.of(command, table));
            if (opened.first()) {
                UUID order = command.order().value();
                jdbc.update(TicketSql.PICKUP_NUMBER, order, order);
                List<Integer> positions =
                        command.lines().stream().map(OpenTicket.Line::position).toList();
                feed.take(command.order(), OPENED, positions, Optional.of(command.message()), Optional.empty());
            }
            return opened;
        });
    }

    @Override
    public WithdrawAnswer withdraw(WithdrawTicket command) {
        return transaction.execute(status -> {
            Verdict verdict = decide(
                    command.order(),
                    TicketSql.WITHDRAW,
                    command.order().value(),
                    command.saga().value(),
                    command.positions().toArray(Integer[]::new),
                    command.agreed());
            if (verdict.is("WITHDRAW")) {
                bySaga(command.order(), WITHDRAWN, command.positions(), command.saga());
            }
            return switch (verdict.word()) {
                case "WITHDRAW", "WITHDRAWN" -> new WithdrawAnswer(true, List.of());
                case "BEGUN", "REFUSED" -> new WithdrawAnswer(false, verdict.positions());
                default ->
                    throw new IllegalStateException(
                            "the ticket of order " + command.order() + " has not all lines of " + command.positions());
            };
        });
    }

    @Override
    public void restore(RestoreTicket command) {
        transaction.executeWithoutResult(status -> {
            Verdict verdict = decide(
                    command.order(),
                    TicketSql.RESTORE,
                    command.order().value(),
                    command.saga().value());
            if (!verdict.positions().isEmpty()) {
                bySaga(command.order(), RESTORED, verdict.positions(), command.saga());
            }
        });
    }

    private void bySaga(OrderId order, TicketChange.What what, List<Integer> positions, SagaId saga) {
        feed.take(order, what, positions, Optional.of(saga.toString()), Optional.of(saga));
    }

    @Override
    public List<OrderId> move(MoveTickets command) {
        return transaction.execute(status -> {
            List<OrderId> moved = servedAt.move(command);
            // After all of them are locked, as the feed is the last that a change takes.
            moved.forEach(
                    order -> feed.take(order, MOVED, List.of(), Optional.of(command.message()), Optional.empty()));
            return moved;
        });
    }

    @Override
    public AdvanceAnswer advance(AdvanceTicket command) {
        List<LineState> before = command.to().stepsBefore();
        List<LineState> far = command.to().way().stream()
                .filter(state -> !before.contains(state))
                .toList();
        return transaction.execute(status -> {
            Verdict verdict = move(command.order(), command.positions(), command.station(), command.to(), before, far);
            return staff(command.order(), ADVANCED, verdict);
        });
    }

    @Override
    public AdvanceAnswer bump(BumpTicket command) {
        return transaction.execute(status -> {
            Verdict verdict =
                    move(command.order(), command.positions(), command.station(), READY, READY.way(), List.of());
            AdvanceAnswer answer = staff(command.order(), BUMPED, verdict);
            if (!verdict.positions().isEmpty()) {
                Ticket ticket = feed.ticket(command.order()).orElseThrow();
                jdbc.update(
                        TicketSql.BUMPED,
                        ticket.store().value(),
                        ticket.number(),
                        command.station().orElse(null),
                        command.order().value(),
                        verdict.positions().toArray(Integer[]::new),
                        verdict.stood().toArray(String[]::new));
            }
            return answer;
        });
    }

    private Verdict move(
            OrderId order,
            List<Integer> positions,
            Optional<String> station,
            LineState to,
            List<LineState> before,
            List<LineState> far) {
        return decide(
                order,
                TicketSql.ADVANCE,
                order.value(),
                positions.toArray(Integer[]::new),
                station.orElse(null),
                to.name(),
                names(before),
                names(far));
    }

    private static String[] names(List<LineState> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }

    @Override
    public AdvanceAnswer recall(RecallBump command) {
        return transaction.execute(status -> jdbc
                .query(
                        TicketSql.LAST_BUMP,
                        (row, n) -> new Bump(new OrderId(row.getObject(1, UUID.class)), row.getLong(2)),
                        command.store().value(),
                        command.station().orElse(null))
                .stream()
                .findFirst()
                .map(last -> recall(command.store(), last))
                .orElseGet(() -> new AdvanceAnswer(Outcome.NOTHING_TO_RECALL, null, List.of())));
    }

    private record Bump(OrderId order, long number) {}

    private AdvanceAnswer recall(StoreId store, Bump last) {
        return staff(last.order(), RECALLED, decide(last.order(), TicketSql.RECALL, store.value(), last.number()));
    }

    @Override
    public AdvanceAnswer acknowledge(AcknowledgeVoid command) {
        return transaction.execute(status -> {
            Verdict verdict = decide(
                    command.order(),
                    TicketSql.ACKNOWLEDGE,
                    command.order().value(),
                    command.positions().toArray(Integer[]::new),
                    command.station().orElse(null));
            return staff(command.order(), ACKNOWLEDGED, verdict);
        });
    }

    @Override
    public TurnAnswer fire(FireTurn command) {
        return transaction.execute(status -> turns.fire(command));
    }

    @Override
    public TurnAnswer hold(HoldTurn command) {
        return transaction.execute(status -> turns.hold(command));
    }

    private AdvanceAnswer staff(OrderId order, TicketChange.What what, Verdict verdict) {
        if (!verdict.positions().isEmpty()) {
            feed.take(order, what, verdict.positions(), Optional.empty(), Optional.empty());
        }
        return new AdvanceAnswer(
                Outcome.valueOf(verdict.word()),
                order,
                feed.ticket(order).map(Ticket::lines).orElse(List.of()));
    }

    private Verdict decide(OrderId order, String sql, Object... arguments) {
        return Verdict.of(jdbc, order, sql, arguments);
    }

    @Override
    public List<Ticket> ofStore(StoreId store, Wanted wanted, Optional<OrderId> after, int limit) {
        UUID last = after.map(OrderId::value).orElse(null);
        if (wanted.station().isEmpty()) {
            String sql = wanted.open() ? TicketRead.OPEN : TicketRead.OF_STORE;
            return jdbc.query(sql, new TicketRows(), store.value(), last, last, limit);
        }
        String sql = wanted.open() ? TicketRead.OPEN_AT_STATION : TicketRead.AT_STATION;
        return jdbc.query(
                sql,
                new TicketRows(),
                store.value(),
                last,
                last,
                wanted.station().get(),
                limit);
    }

    @Override
    public List<Ticket> changedAfter(StoreId store, long number, int limit) {
        return jdbc.query(TicketRead.CHANGED_AFTER, new TicketRows(), store.value(), number, limit);
    }

    @Override
    public List<AllDay> allDay(StoreId store, Optional<String> station, int limit) {
        String at = station.orElse(null);
        return jdbc.query(TicketRead.ALL_DAY, BoardRows::allDay, store.value(), at, at, limit);
    }

    @Override
    public List<Pickup> pickups(StoreId store, int limit) {
        return jdbc.query(TicketRead.PICKUPS, BoardRows::pickup, store.value(), limit);
    }

    @Override
    public List<Times> times(StoreId store, int days, int limit) {
        return jdbc.query(TicketRead.TIMES, BoardRows::times, store.value(), days, limit);
    }

    @Override
    public long lastNumber(StoreId store) {
        return jdbc.queryForObject(
                "select coalesce((select number from kitchen.feed where store_id = ?), 0)", Long.class, store.value());
    }
}
