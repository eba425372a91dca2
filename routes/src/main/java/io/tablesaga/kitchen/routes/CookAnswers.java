package io.tablesaga.kitchen.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.kitchen.AdvanceAnswer;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Exchange;

/** What cooks are answered, as the contract writes it. */
final class CookAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CookAnswers() {}

    static void answer(Exchange exchange) {
        AdvanceAnswer answer = exchange.getMessage().getBody(AdvanceAnswer.class);
        exchange.getMessage()
                .setBody(
                        switch (answer.outcome()) {
                            case ADVANCED -> Reply.json(200, ticket(answer));
                            case UNKNOWN_TICKET ->
                                problem(
                                        404,
                                        "unknown-ticket",
                                        "No such ticket",
                                        "The kitchen has no ticket of this order, or not yet.");
                            case UNKNOWN_LINE ->
                                throw new InvalidRequest(
                                        "positions names a line this ticket does not have, or does not have at this station.");
                            case LINE_WITHDRAWN ->
                                problem(
                                        409,
                                        "line-withdrawn",
                                        "Taken back",
                                        "Stop making it: a line was taken back. Look at the ticket again.");
                            case LINE_HELD ->
                                problem(
                                        409,
                                        "line-held",
                                        "Not yet",
                                        "아직 나갈 차례가 아닙니다. Its turn has not come: begin it when somebody has fired it (kitchen-fire). Nothing was changed.");
                            case TOO_EARLY ->
                                problem(
                                        409,
                                        "line-too-early",
                                        "A step is missing",
                                        "A line goes from WAITING or ACCEPTED to PREPARING, READY and SERVED, one step at a time; nothing was changed.");
                            case NOTHING_TO_RECALL ->
                                problem(
                                        409,
                                        "nothing-to-recall",
                                        "Nothing to recall",
                                        "Nothing that was bumped here is still READY: what was served or taken back since stays so.");
                        });
    }

    private static ObjectNode ticket(AdvanceAnswer answer) {
        ObjectNode json = JSON.createObjectNode().put("orderId", answer.order().toString());
        ArrayNode lines = json.putArray("lines");
        for (Ticket.Line line : answer.lines()) {
            ObjectNode one = lines.addObject()
                    .put("position", line.position())
                    .put("name", line.name())
                    .put("quantity", line.quantity())
                    .put("station", line.station())
                    .put("turn", line.turn())
                    .put("state", line.state().name())
                    .put("unseen", line.unseen());
            line.options().forEach(one.putArray("options")::add);
        }
        return json;
    }

    private static Reply problem(int status, String name, String title, String detail) {
        return Reply.problem(Problem.of(status, name, title, detail));
    }
}
