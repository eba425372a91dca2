package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.floor.CallingStaff;
import io.tablesaga.floor.StaffCall;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Exchange;

/** What guests and staff are told of a call. */
final class CallAnswers {

    private CallAnswers() {}

    static void called(Exchange exchange) {
        CallingStaff.Called called = exchange.getMessage().getBody(CallingStaff.Called.class);
        exchange.getMessage().setBody(Reply.json(called.fresh() ? 201 : 200, json(called.call())));
    }

    /** The guests who called hear it. */
    static void whose(Exchange exchange) {
        StaffCall call = exchange.getMessage().getBody(StaffCall.class);
        exchange.setProperty(VisitNewsRoutes.VISIT, call.visit().toString());
    }

    static void acknowledged(Exchange exchange) {
        exchange.getMessage().setBody(Reply.json(200, json(exchange.getMessage().getBody(StaffCall.class))));
    }

    private static ObjectNode json(StaffCall call) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("callId", call.id().toString())
                .put("tableId", call.table().toString())
                .put("table", call.tableName())
                .put("reason", call.reason().name())
                .put("state", call.state().name())
                .put("called", call.called().toString());
        call.words().ifPresent(words -> json.put("words", words));
        call.acknowledged().ifPresent(came -> json.put("acknowledged", came.toString()));
        call.waited().ifPresent(waited -> json.put("waitedSeconds", waited.toSeconds()));
        return json;
    }
}
