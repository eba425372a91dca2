package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.evening.Evidence.Seen;
import io.tablesaga.evening.Evidence.Took;
import io.tablesaga.evening.OrderPlan.Mood;
import io.tablesaga.evening.OrderPlan.Pay;
import io.tablesaga.evening.Ticket.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An evening with one order of two lines, one of them taken back, after which all is well; until something is planted. */
final class WellEnded {

    static final String ORDER = "the-order";

    final Story story = story(Pay.STORED);
    final ObjectNode order = json(
            """
            {"state": "PAID", "cancellations": [{"state": "CANCELLED", "askedBy": "GUEST"}], "lines": [
              {"name": "군만두", "quantity": 2, "unitPrice": {"amount": 7000}, "kitchen": "SERVED", "cancelled": false},
              {"name": "콜라", "quantity": 1, "unitPrice": {"amount": 2000}, "kitchen": "WITHDRAWN", "cancelled": true}]}""");
    final ObjectNode attempt = json(
            """
            {"orderId": "the-order", "state": "PAID", "method": "STORED", "merchantReference": "ours",
             "amount": {"amount": 16000}, "refunds": [{"state": "REFUNDED", "amount": {"amount": 2000}}]}""");
    final ObjectNode payment = json(
            """
            {"orderId": "ours", "status": "PARTIAL_CANCELED", "approvedAt": "2026-11-22T20:00:00Z", "balanceAmount": 14000}""");
    final ObjectNode books = json("{\"balanced\": true, \"onTheWay\": {}}");
    final ObjectNode printer = json("{\"waiting\": 0, \"refused\": 0, \"awaySince\": null}");
    final List<Ticket> board = new ArrayList<>(List.of(ticket(ORDER, "SERVED", "WITHDRAWN", false)));
    final Map<String, Ticket> display = new HashMap<>(Map.of(ORDER, board.get(0)));
    final List<JsonNode> attempts = new ArrayList<>(List.of(attempt));
    final List<JsonNode> findings = new ArrayList<>();
    final List<String> noted = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    final StationTimes own = new StationTimes();
    String saga = "COMPLETED";
    double told = 20;

    WellEnded() {
        story.placed(json(
                "{\"id\": \"the-order\", \"capability\": \"c\", \"saga\": \"s\", \"total\": {\"amount\": 16000}}"));
        story.paid();
        own.taken(21, 10);
    }

    static Story story(Pay pay) {
        return new Story(1, new OrderPlan(1, 0, 0, List.of(), false, false, pay, Mood.EATS, Cut.NOT, 1));
    }

    static Ticket ticket(String order, String first, String second, boolean unseen) {
        return new Ticket(
                order,
                3,
                1,
                false,
                List.of(new Line(1, "군만두", 2, "fryer", first, false), new Line(2, "콜라", 1, "bar", second, unseen)));
    }

    static ObjectNode json(String text) {
        return (ObjectNode) Doors.json(text);
    }

    Evidence evidence() {
        return new Evidence(
                List.of(new Seen(story, order, saga)),
                Map.of(Evidence.ALL, board),
                Map.of(Evidence.ALL, display),
                attempts,
                findings,
                List.of(payment),
                books,
                Doors.JSON.createArrayNode().add(printer),
                Map.of("fryer", own),
                Map.of("fryer", new Took(10, told)),
                noted,
                faults);
    }
}
