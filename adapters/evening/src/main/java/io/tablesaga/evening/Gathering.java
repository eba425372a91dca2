package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.evening.Evidence.Seen;
import io.tablesaga.evening.Evidence.Took;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks everybody, when the evening is over, what they see. */
final class Gathering {

    private final House house;
    private final List<Display> displays;
    private final Map<String, StationTimes> own;
    private final Optional<ProviderDesk> desk;
    private final Map<String, Long> before = new HashMap<>();

    /** Comes before the first guest: what the books are busy with by then is not the evening's. */
    Gathering(House house, List<Display> displays, Map<String, StationTimes> own, Optional<ProviderDesk> desk) {
        this.house = house;
        this.displays = displays;
        this.own = own;
        this.desk = desk;
        books().path("onTheWay")
                .properties()
                .forEach(kind -> before.put(kind.getKey(), kind.getValue().asLong()));
    }

    /** Nothing is on its way any more, as far as one look tells. */
    boolean quiet() {
        JsonNode books = books();
        return books.path("balanced").asBoolean()
                && books.path("onTheWay").isEmpty()
                && house.ask(house.staff().kitchen(), Request.get(house.path("/kitchen/tickets?open=true")))
                        .json()
                        .path("tickets")
                        .isEmpty();
    }

    Evidence of(List<Story> stories, List<String> noted, List<String> faults) {
        Map<String, List<Ticket>> boards = new HashMap<>();
        Map<String, Map<String, Ticket>> shown = new HashMap<>();
        for (Display display : displays) {
            boards.put(display.name(), display.readAnew());
            shown.put(display.name(), display.shows());
        }
        List<JsonNode> attempts = attempts();
        return new Evidence(
                stories.stream().map(this::seen).toList(),
                boards,
                shown,
                attempts,
                findings(attempts),
                desk.map(ProviderDesk::payments).map(Gathering::list).orElse(List.of()),
                books(),
                house.ask(house.staff().kitchen(), Request.get(house.path("/printers")))
                        .expected("printers")
                        .json()
                        .path("printers"),
                own,
                times(),
                noted,
                faults);
    }

    private Seen seen(Story story) {
        if (story.order() == null) {
            return new Seen(story, MissingNode.getInstance(), "");
        }
        JsonNode order = house.doors()
                .ask(Request.get("/api/orders/" + story.order()).by(story.capability()))
                .json();
        Answer saga = house.ask(house.staff().operator(), Request.get("/api/sagas/" + story.saga()));
        return new Seen(story, order, saga.text("state"));
    }

    private List<JsonNode> attempts() {
        List<JsonNode> attempts = pages("/api/payments", "payments");
        attempts.removeIf(attempt -> !attempt.path("storeId").asText().equals(house.store()));
        return attempts;
    }

    /** About these attempts, as a reconciliation of today and yesterday leaves them. */
    private List<JsonNode> findings(List<JsonNode> attempts) {
        house.ask(house.staff().operator(), Request.post("/api/payments/reconcile", Map.of()))
                .expected("a reconciliation");
        Set<String> ours = attempts.stream()
                .map(attempt -> attempt.path("merchantReference").asText())
                .collect(Collectors.toSet());
        List<JsonNode> findings = pages("/api/payments/findings", "findings");
        findings.removeIf(finding -> finding.hasNonNull("resolvedAt")
                || !ours.contains(finding.path("reference").asText()));
        return findings;
    }

    private List<JsonNode> pages(String path, String field) {
        List<JsonNode> all = new ArrayList<>();
        String after = null;
        do {
            String more = after == null ? "" : "&after=" + after;
            JsonNode page = house.ask(house.staff().operator(), Request.get(path + "?limit=200" + more))
                    .expected(field)
                    .json();
            page.path(field).forEach(all::add);
            after = page.path("next").asText(null);
        } while (after != null);
        return all;
    }

    private JsonNode books() {
        JsonNode books =
                house.ask(house.staff().operator(), Request.get("/api/books")).json();
        if (books.path("onTheWay") instanceof ObjectNode onTheWay) {
            before.forEach((kind, many) -> {
                if (onTheWay.path(kind).asLong() <= many) {
                    onTheWay.remove(kind);
                }
            });
        }
        return books;
    }

    private Map<String, Took> times() {
        Map<String, Took> times = new HashMap<>();
        JsonNode told = house.ask(house.staff().kitchen(), Request.get(house.path("/kitchen/times?limit=200")))
                .expected("times")
                .json();
        for (JsonNode time : told.path("times")) {
            if (!time.hasNonNull("name")) {
                times.put(
                        time.path("station").asText(),
                        new Took(
                                time.path("lines").asInt(),
                                time.path("usualSeconds").asDouble()));
            }
        }
        return times;
    }

    private static List<JsonNode> list(JsonNode nodes) {
        List<JsonNode> list = new ArrayList<>();
        nodes.forEach(list::add);
        return list;
    }
}
