package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.evening.Evidence.Seen;
import io.tablesaga.evening.Ticket.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kitchen had each paid order once, guests and cooks see the same of it, and so do all displays. */
final class BoardEnds {

    private BoardEnds() {}

    static List<String> of(Evidence evidence) {
        List<String> wrong = new ArrayList<>();
        Map<String, Ticket> tickets = once(evidence.boards().getOrDefault(Evidence.ALL, List.of()), wrong);
        Set<String> known = new HashSet<>();
        for (Seen seen : evidence.orders()) {
            String order = seen.story().order();
            if (order != null) {
                known.add(order);
                asItsGuestSees(seen, tickets.get(order), wrong);
            }
        }
        tickets.forEach((order, ticket) -> {
            if (!known.contains(order)) {
                wrong.add("The kitchen has a ticket that nobody ordered: " + ticket + ".");
            }
            ticket.lines().stream()
                    .filter(line -> !line.over() || line.unseen())
                    .forEach(line -> wrong.add("The kitchen is not done with " + order + ": " + line + "."));
        });
        evidence.boards().forEach((name, board) -> asTheDisplay(name, board, evidence, wrong));
        return wrong;
    }

    private static Map<String, Ticket> once(List<Ticket> board, List<String> wrong) {
        Map<String, Ticket> tickets = new HashMap<>();
        for (Ticket ticket : board) {
            if (tickets.put(ticket.order(), ticket) != null) {
                wrong.add("The kitchen has two tickets of " + ticket.order() + ".");
            }
        }
        return tickets;
    }

    private static void asItsGuestSees(Seen seen, Ticket ticket, List<String> wrong) {
        boolean paid = seen.order().path("state").asText().equals("PAID");
        if (ticket == null) {
            // What was taken back before its ticket came needs none.
            if (paid) {
                wrong.add("The kitchen never had a ticket of " + seen.story() + ".");
            }
            return;
        }
        if (seen.story().told() != Story.Told.PAID) {
            wrong.add("The kitchen has a ticket of " + seen.story() + ", which nobody paid for.");
        }
        for (Line line : ticket.lines()) {
            JsonNode guests = seen.order().path("lines").path(line.position() - 1);
            String told = guests.path("kitchen").asText();
            if (!told.equals(line.state()) || guests.path("cancelled").asBoolean() != line.is("WITHDRAWN")) {
                wrong.add("Of " + seen.story() + " its guest sees " + guests + ", and the kitchen " + line + ".");
            }
        }
    }

    private static void asTheDisplay(String name, List<Ticket> board, Evidence evidence, List<String> wrong) {
        Map<String, Ticket> shows = new HashMap<>(evidence.displays().getOrDefault(name, Map.of()));
        for (Ticket ticket : board) {
            Ticket shown = shows.remove(ticket.order());
            if (shown == null) {
                wrong.add("The display of " + name + " never showed " + ticket.order() + ".");
            } else if (!shown.lines().equals(ticket.lines())) {
                wrong.add("The display of " + name + " shows " + shown + ", and it is " + ticket + ".");
            }
        }
        shows.keySet()
                .forEach(order -> wrong.add("The display of " + name + " shows " + order + ", which is not there."));
    }
}
