package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * All that anybody can see of the evening once it is over.
 *
 * @param boards what the product says each display should show, by the display's name
 * @param displays what each shows
 * @param attempts what the product believes of each payment of the store
 * @param findings where a reconciliation has just seen us and the provider differ about these
 * @param provider what the provider has charged; empty where nobody may look
 * @param own what the cooks had in mind and needed, by station
 * @param times what the product says they need, by station
 * @param noted what somebody saw that must not be
 * @param faults answers that no client can have earned
 */
record Evidence(
        List<Seen> orders,
        Map<String, List<Ticket>> boards,
        Map<String, Map<String, Ticket>> displays,
        List<JsonNode> attempts,
        List<JsonNode> findings,
        List<JsonNode> provider,
        JsonNode books,
        JsonNode printers,
        Map<String, StationTimes> own,
        Map<String, Took> times,
        List<String> noted,
        List<String> faults) {

    static final String ALL = "all stations";

    /** @param order as its guest reads it; missing where there is none. @param saga its state; empty where there is none */
    record Seen(Story story, JsonNode order, String saga) {}

    record Took(int lines, double usualSeconds) {}
}
