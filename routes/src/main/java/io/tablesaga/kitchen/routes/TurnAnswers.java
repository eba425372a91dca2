package io.tablesaga.kitchen.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.kitchen.TurnAnswer;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Exchange;

/** What whoever fires or holds a turn is answered, as the contract writes it. */
final class TurnAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TurnAnswers() {}

    static void answer(Exchange exchange) {
        TurnAnswer answer = exchange.getMessage().getBody(TurnAnswer.class);
        exchange.getMessage()
                .setBody(
                        switch (answer.outcome()) {
                            case DONE -> Reply.json(200, changed(answer));
                            case UNKNOWN_VISIT ->
                                problem(
                                        404,
                                        "unknown-visit",
                                        "No such visit",
                                        "The kitchen has no ticket of this visit, or not yet.");
                            case NOTHING_TO_HOLD ->
                                problem(
                                        409,
                                        "nothing-to-hold",
                                        "Nothing to hold",
                                        "보류할 것이 없습니다. Nothing of it waits: what is begun is made on, nothing was changed.");
                        });
    }

    private static ObjectNode changed(TurnAnswer answer) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode changed = json.putArray("changed");
        for (TurnAnswer.Changed ticket : answer.changed()) {
            ObjectNode one = changed.addObject().put("orderId", ticket.order().toString());
            ticket.positions().forEach(one.putArray("positions")::add);
        }
        return json;
    }

    private static Reply problem(int status, String name, String title, String detail) {
        return Reply.problem(Problem.of(status, name, title, detail));
    }
}
