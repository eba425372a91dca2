package io.tablesaga.printing;

import static io.tablesaga.printing.Printout.rule;

import io.tablesaga.floor.Stores.Place;
import io.tablesaga.printing.Printout.Look;
import io.tablesaga.printing.Printout.Row;
import io.tablesaga.printing.TicketToPrint.Line;
import io.tablesaga.shared.OrderId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What cooks read: table and pickup number from across the room, quantity before the dish, what was chosen below it. */
public final class KitchenSlip {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);
    private static final String FIRED = "조리 시작 FIRE";
    private static final int OPTION_INDENT = 3;

    private KitchenSlip() {}

    /**
     * @param here the ticket's lines that come out of this printer
     * @param printer what it is called
     */
    public static Printout of(TicketToPrint ticket, List<Line> here, Place place, String printer) {
        List<Row> rows = new ArrayList<>();
        rows.add(Printout.row(Look.MIDDLE, stations(here, printer)));
        rows.add(Printout.row(Look.TITLE, place.table()));
        if (ticket.firing() > 0) {
            rows.add(Printout.row(Look.MIDDLE, FIRED));
        }
        if (!ticket.pickup().isEmpty()) {
            rows.add(Printout.row(Look.TITLE, "픽업 " + ticket.pickup()));
        }
        rows.add(Printout.pair(
                Look.PLAIN,
                "주문 " + shortNumber(ticket.order()),
                TIME.format(ticket.orderedAt().atZone(place.zone()))));
        rows.add(rule());
        for (Line line : here) {
            rows.add(Printout.row(Look.BIG, line.quantity() + " " + line.name()));
            line.options().forEach(option -> rows.add(new Row(Look.STRONG, OPTION_INDENT, "- " + option, "")));
        }
        rows.add(rule());
        alsoAt(ticket, here).ifPresent(others -> rows.add(Printout.row(Look.STRONG, "함께 ALSO AT: " + others)));
        return new Printout(rows);
    }

    private static String stations(List<Line> lines, String printer) {
        Set<String> named = named(lines);
        return named.isEmpty() ? printer : String.join(", ", named);
    }

    private static Optional<String> alsoAt(TicketToPrint ticket, List<Line> here) {
        Set<String> others = named(ticket.lines());
        others.removeAll(named(here));
        return others.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", others));
    }

    private static Set<String> named(List<Line> lines) {
        Set<String> named = new TreeSet<>();
        lines.stream().map(Line::station).filter(station -> !station.isEmpty()).forEach(named::add);
        return named;
    }

    /** To be called across a room: the end of the order's id, which is random; not unique, and names nothing. */
    static String shortNumber(OrderId order) {
        String id = order.toString();
        return id.substring(id.length() - 4).toUpperCase(Locale.ROOT);
    }
}
