package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the kitchen makes for one order.
 *
 * @param visit that ordered it
 * @param readAt by the database's clock
 * @param number of its last change, in its store's feed
 * @param pickupNumber what it is called by, unique in its store's business day
 * @param trace of the request that placed the order
 */
public record Ticket(
        OrderId order,
        StoreId store,
        TableId table,
        VisitId visit,
        List<Line> lines,
        Instant receivedAt,
        Instant readAt,
        long number,
        int pickupNumber,
        Serving serving,
        TraceParent trace) {

    /**
     * @param position the order's line it is, counted from 1
     * @param station where it is made, as it was sold; empty where the menu names none
     * @param options what the guest chose with it
     * @param turn in which it is served; 0 for at once
     * @param since when it is the kitchen's to make: the ticket came, or it was fired; empty while it is held
     * @param unseen it was taken back, and its station has not said that it has seen that
     */
    public record Line(
            int position,
            String name,
            int quantity,
            String station,
            List<String> options,
            int turn,
            LineState state,
            Optional<Instant> since,
            boolean unseen) {
        public Line {
            options = List.copyOf(options);
        }
    }

    public Ticket {
        lines = List.copyOf(lines);
    }

    public Ticket with(List<Line> itsLines) {
        return new Ticket(
                order, store, table, visit, itsLines, receivedAt, readAt, number, pickupNumber, serving, trace);
    }

    /** How old what is left to make of some of its lines is; when all is made, how old they are. */
    public Duration age(List<Line> some) {
        List<Line> left = some.stream().filter(line -> !line.state().made()).toList();
        return (left.isEmpty() ? some : left)
                .stream()
                        .flatMap(line -> line.since().stream())
                        .min(Comparator.naturalOrder())
                        .map(since -> Duration.between(since, readAt))
                        .filter(age -> !age.isNegative())
                        .orElse(Duration.ZERO);
    }

    public List<Line> at(String station) {
        return lines.stream().filter(line -> line.station().equals(station)).toList();
    }

    /** @return the other stations that make something of it, or have */
    public Set<String> alsoAt(String station) {
        Set<String> others = new TreeSet<>();
        lines.stream()
                .filter(line ->
                        line.state() != LineState.WITHDRAWN && !line.station().equals(station))
                .forEach(line -> others.add(line.station()));
        return others;
    }
}
