package io.tablesaga.kitchen;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.TraceParent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the kitchen makes for one order.
 *
 * @param number of its last change, in its store's feed
 * @param age since it came, by the database's clock
 * @param pickupNumber what it is called by, unique in its store's business day
 * @param trace of the request that placed the order
 */
public record Ticket(
        OrderId order,
        StoreId store,
        TableId table,
        List<Line> lines,
        Instant receivedAt,
        Duration age,
        long number,
        int pickupNumber,
        Serving serving,
        TraceParent trace) {

    /**
     * @param position the order's line it is, counted from 1
     * @param station where it is made, as it was sold; empty where the menu names none
     * @param options what the guest chose with it
     * @param unseen it was taken back, and its station has not said that it has seen that
     */
    public record Line(
            int position,
            String name,
            int quantity,
            String station,
            List<String> options,
            LineState state,
            boolean unseen) {
        public Line {
            options = List.copyOf(options);
        }
    }

    public Ticket {
        lines = List.copyOf(lines);
    }

    public Ticket with(List<Line> itsLines) {
        return new Ticket(order, store, table, itsLines, receivedAt, age, number, pickupNumber, serving, trace);
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
