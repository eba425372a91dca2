package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** A kitchen's ticket, or what of it one station makes. @param number of its last change */
record Ticket(String order, long number, int pickup, boolean toGo, List<Line> lines) {

    /** States are words: one that is not known here is one nobody has to do anything about. */
    record Line(int position, String name, int quantity, String station, String state, boolean unseen) {

        boolean is(String word) {
            return state.equals(word);
        }

        boolean toBegin() {
            return is("WAITING") || is("ACCEPTED");
        }

        /** Nobody has anything left to do for it. */
        boolean over() {
            return is("SERVED") || is("WITHDRAWN");
        }
    }

    static Ticket of(JsonNode json) {
        return new Ticket(
                json.path("orderId").asText(),
                json.path("number").asLong(),
                json.path("pickupNumber").asInt(),
                json.path("serving").asText().equals("TO_GO"),
                lines(json.path("lines")));
    }

    static List<Line> lines(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> new Line(
                        line.path("position").asInt(),
                        line.path("name").asText(),
                        line.path("quantity").asInt(),
                        line.path("station").asText(),
                        line.path("state").asText(),
                        line.path("unseen").asBoolean()))
                .toList();
    }

    List<Integer> positions(Predicate<Line> which) {
        return lines.stream().filter(which).map(Line::position).toList();
    }

    /** All that is left of it is made, and something of it is not fetched yet. */
    boolean ready() {
        return lines.stream().allMatch(line -> line.over() || line.is("READY"))
                && lines.stream().anyMatch(line -> line.is("READY"));
    }
}
