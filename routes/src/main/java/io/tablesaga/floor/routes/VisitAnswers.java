package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.floor.Asks;
import io.tablesaga.floor.Bills;
import io.tablesaga.floor.Joining;
import io.tablesaga.floor.Seating;
import io.tablesaga.floor.Visit;
import io.tablesaga.floor.VisitRefused;
import io.tablesaga.shared.routes.EdgeProblems;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.time.Clock;
import java.util.List;
import org.apache.camel.Exchange;

/** What staff and guests are told about a visit. */
public final class VisitAnswers {

    private final Clock clock;

    public VisitAnswers(Clock clock) {
        this.clock = clock;
    }

    static void begun(Exchange exchange) {
        reply(exchange, 201, seated(exchange.getMessage().getBody(Seating.Seated.class)));
    }

    static void seated(Exchange exchange) {
        reply(exchange, 200, seated(exchange.getMessage().getBody(Seating.Seated.class)));
    }

    static void moved(Exchange exchange) {
        reply(
                exchange,
                200,
                seated(exchange.getMessage().getBody(Seating.Moved.class).seated()));
    }

    private static ObjectNode seated(Seating.Seated seated) {
        return visit(seated.visit())
                .put("joinCode", seated.code().code())
                .put("joinCodeUntil", seated.code().until().toString());
    }

    static void cleared(Exchange exchange) {
        Seating.Cleared cleared = exchange.getMessage().getBody(Seating.Cleared.class);
        ObjectNode json = visit(cleared.visit());
        bills(json, cleared.open());
        reply(exchange, 200, json);
    }

    static void issued(Exchange exchange) {
        Seating.Slip slip = exchange.getMessage().getBody(Seating.Slip.class);
        reply(
                exchange,
                201,
                json().put("tableId", slip.table().toString())
                        .put("slip", slip.code())
                        .put("until", slip.until().toString()));
    }

    static void joined(Exchange exchange) {
        Joining.Joined joined = exchange.getMessage().getBody(Joining.Joined.class);
        reply(
                exchange,
                201,
                visit(joined.visit()).put("phoneId", joined.phone().toString()).put("token", joined.token()));
    }

    static void asked(Exchange exchange) {
        Joining.Asked asked = exchange.getMessage().getBody(Joining.Asked.class);
        reply(exchange, 202, ask(asked.ask()).put("token", asked.secret()));
    }

    static void answered(Exchange exchange) {
        reply(exchange, 200, ask(exchange.getMessage().getBody(Asks.Ask.class)));
    }

    static void renewed(Exchange exchange) {
        Joining.Renewed renewed = exchange.getMessage().getBody(Joining.Renewed.class);
        reply(exchange, 200, json().put("phoneId", renewed.phone().toString()).put("token", renewed.token()));
    }

    static void left(Exchange exchange) {
        reply(exchange, 200, json().put("left", true));
    }

    void refuse(Exchange exchange) {
        VisitRefused refused = EdgeProblems.caught(exchange, VisitRefused.class);
        Problem problem = VisitProblems.of(refused, clock.instant());
        ObjectNode json = problem.json();
        if (refused.why() == VisitRefused.Why.MONEY_OPEN) {
            bills(json, refused.open());
        }
        exchange.getMessage()
                .setBody(new Reply(
                        problem.status(), "application/problem+json", json.toString(), problem.retryAfterSeconds()));
    }

    private static ObjectNode visit(Visit visit) {
        return json().put("visitId", visit.id().toString())
                .put("storeId", visit.store().toString())
                .put("tableId", visit.table().toString())
                .put("began", visit.began().toString());
    }

    private static ObjectNode ask(Asks.Ask ask) {
        return json().put("askId", ask.id().toString())
                .put("state", ask.state().name())
                .put("until", ask.until().toString());
    }

    private static void bills(ObjectNode json, List<Bills.Bill> open) {
        ArrayNode orders = json.putArray("openOrders");
        open.forEach(bill -> orders.addObject()
                .put("orderId", bill.order().toString())
                .put("state", bill.state())
                .putObject("total")
                .put("amount", bill.total().minor())
                .put("currency", bill.total().currency().getCurrencyCode()));
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void reply(Exchange exchange, int status, ObjectNode json) {
        exchange.getMessage().setBody(Reply.json(status, json));
    }
}
