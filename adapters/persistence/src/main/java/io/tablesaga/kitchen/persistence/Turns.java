package io.tablesaga.kitchen.persistence;

import io.tablesaga.kitchen.FireTurn;
import io.tablesaga.kitchen.HoldTurn;
import io.tablesaga.kitchen.TicketChange.What;
import io.tablesaga.kitchen.TurnAnswer;
import io.tablesaga.kitchen.TurnAnswer.Changed;
import io.tablesaga.kitchen.TurnAnswer.Outcome;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.VisitId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What of a party is held, and what is not. Locks as a move does: the visits, the tickets, at last the feed. Guarded by
 * HeldTurnsTest's races.
 */
final class Turns {

    /** A party that is merged meanwhile is looked for again. */
    private static final int LOOKS = 20;

    private final JdbcTemplate jdbc;
    private final TicketFeed feed;

    Turns(JdbcTemplate jdbc, TicketFeed feed) {
        this.jdbc = jdbc;
        this.feed = feed;
    }

    TurnAnswer fire(FireTurn fire) {
        if (!known(fire.store(), fire.visit())) {
            return no(Outcome.UNKNOWN_VISIT);
        }
        String[] tickets = locked(fire.store(), fire.visit());
        return changed(What.FIRED, change(TurnSql.FIRE, tickets, fire.turn()));
    }

    TurnAnswer hold(HoldTurn hold) {
        if (!known(hold.store(), hold.visit())) {
            return no(Outcome.UNKNOWN_VISIT);
        }
        String[] tickets = locked(hold.store(), hold.visit());
        List<Line> lines = change(TurnSql.HOLD, tickets, hold.turn());
        return lines.isEmpty() && !anyHeld(tickets, hold.turn())
                ? no(Outcome.NOTHING_TO_HOLD)
                : changed(What.HELD, lines);
    }

    private boolean known(StoreId store, VisitId visit) {
        return is(TurnSql.KNOWN, store.value(), visit.value());
    }

    private boolean anyHeld(String[] tickets, Optional<Integer> turn) {
        Integer which = turn.orElse(null);
        return is(TurnSql.ANY_HELD, tickets, which, which);
    }

    private boolean is(String sql, Object... arguments) {
        return Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class, arguments));
    }

    private String[] locked(StoreId store, VisitId visit) {
        lock(visit);
        return jdbc.queryForList(TurnSql.TICKETS, String.class, store.value(), visit.value())
                .toArray(String[]::new);
    }

    /** All of its party. */
    private void lock(VisitId visit) {
        for (int looks = 0; looks < LOOKS; looks++) {
            if (jdbc.queryForList(TurnSql.PARTY, UUID.class, visit.value()).contains(visit.value())) {
                return;
            }
        }
        throw new PessimisticLockingFailureException("the party of visit " + visit + " does not come to rest");
    }

    private record Line(OrderId order, int position, boolean slip) {}

    private List<Line> change(String sql, String[] tickets, Optional<Integer> turn) {
        Integer which = turn.orElse(null);
        return jdbc.query(sql, Turns::line, tickets, which, which);
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                new OrderId(row.getObject("order_id", UUID.class)), row.getInt("position"), row.getBoolean("slip"));
    }

    private TurnAnswer changed(What what, List<Line> lines) {
        Map<OrderId, List<Line>> tickets = new LinkedHashMap<>();
        lines.forEach(line -> tickets.computeIfAbsent(line.order(), order -> new ArrayList<>())
                .add(line));
        List<Changed> changed = new ArrayList<>();
        tickets.forEach((order, its) -> {
            List<Integer> positions = its.stream().map(Line::position).toList();
            List<Integer> slip =
                    its.stream().filter(Line::slip).map(Line::position).toList();
            feed.take(order, what, positions, slip, Optional.empty(), Optional.empty());
            changed.add(new Changed(order, positions));
        });
        return new TurnAnswer(Outcome.DONE, changed);
    }

    private static TurnAnswer no(Outcome outcome) {
        return new TurnAnswer(outcome, List.of());
    }
}
