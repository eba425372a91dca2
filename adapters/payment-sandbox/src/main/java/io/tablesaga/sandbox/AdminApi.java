package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;

/** For whoever develops against the sandbox: every charge, told or not, and the faults to come. */
final class AdminApi implements HttpHandler {

    private final Charges charges;
    private final Faults faults;
    private final String authorization;

    AdminApi(Charges charges, Faults faults, String adminToken) {
        this.charges = charges;
        this.faults = faults;
        this.authorization = "Bearer " + adminToken;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!Http.authorized(exchange, authorization)) {
            refuse(exchange, 401, "UNAUTHORIZED", "the admin token is wrong");
            return;
        }
        String call =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        switch (call) {
            case "GET /admin/charges" -> Http.send(exchange, 200, charges());
            case "PUT /admin/faults" -> plan(exchange);
            case "DELETE /admin/faults" -> {
                faults.clear();
                Http.send(exchange, 200, JsonNodeFactory.instance.objectNode());
            }
            default -> refuse(exchange, 404, "NOT_FOUND", "no such operation");
        }
    }

    private void plan(HttpExchange exchange) throws IOException {
        try {
            faults.plan(Http.body(exchange));
            Http.send(exchange, 200, JsonNodeFactory.instance.objectNode());
        } catch (IllegalArgumentException e) {
            refuse(exchange, 400, "INVALID_REQUEST", e.getMessage());
        }
    }

    private ObjectNode charges() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode rows = body.putArray("charges");
        charges.all().forEach(charge -> rows.add(charge.json()));
        return body;
    }

    private static void refuse(HttpExchange exchange, int status, String code, String message) throws IOException {
        Http.send(exchange, status, Answer.refused(status, code, message).body());
    }
}
