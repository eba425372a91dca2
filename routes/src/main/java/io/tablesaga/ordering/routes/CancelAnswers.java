package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.ordering.CancelRefused;
import io.tablesaga.ordering.Cancellation;
import io.tablesaga.ordering.CancellingOrders;
import io.tablesaga.ordering.OrderState;
import io.tablesaga.shared.routes.EdgeProblems;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Exchange;

/** What whoever wants an order taken back is told: always how it stands, never more. */
public final class CancelAnswers {

    private final CancellingOrders cancelling;

    public CancelAnswers(CancellingOrders cancelling) {
        this.cancelling = cancelling;
    }

    public Reply present(String id) {
        Cancellation cancellation = cancelling.find(id);
        return switch (cancellation.state()) {
            case REQUESTED -> Reply.json(202, json(cancellation).put("message", waiting(cancellation)));
            case CANCELLING -> Reply.json(202, json(cancellation).put("message", CancelProblems.AT_WORK));
            case CANCELLED -> Reply.json(200, json(cancellation));
            case REFUND_FAILED -> Reply.json(200, json(cancellation).put("message", CancelProblems.OWED));
            case REFUSED -> Reply.problem(CancelProblems.refused(CancelRefused.Why.valueOf(cancellation.refusal())));
        };
    }

    private String waiting(Cancellation cancellation) {
        return cancelling.orderOf(cancellation).state() == OrderState.CONFIRMING_PAYMENT
                ? CancelProblems.STILL_CHECKING
                : CancelProblems.AT_WORK;
    }

    private static ObjectNode json(Cancellation cancellation) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", cancellation.id().toString())
                .put("orderId", cancellation.order().toString())
                .put("state", cancellation.state().name());
        cancellation.taken().forEach(json.putArray("positions")::add);
        if (cancellation.amount() != null) {
            json.set("refund", OrderJson.money(cancellation.amount()));
        }
        return json.put("statusUrl", "/api/orders/" + cancellation.order());
    }

    void refuse(Exchange exchange) {
        exchange.getMessage()
                .setBody(Reply.problem(CancelProblems.refused(EdgeProblems.caught(exchange, CancelRefused.class))));
    }

    /** The next look finds it refused; a guest's next try is another request. */
    void record(Exchange exchange) {
        cancelling.refuse(
                exchange.getVariable("request", Cancellation.class),
                exchange.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class),
                why(exchange));
    }

    private static CancelRefused.Why why(Exchange exchange) {
        return EdgeProblems.caught(exchange, CancelRefused.class).why();
    }
}
