package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;

/** For whoever develops against the sandbox: every payment, told or not, and the faults to come. */
final class AdminApi implements HttpHandler {

    private final Payments payments;
    private final Requests requests;
    private final Faults faults;
    private final Webhooks webhooks;
    private final Merchant merchant;
    private final String authorization;

    AdminApi(
            Payments payments,
            Requests requests,
            Faults faults,
            Webhooks webhooks,
            Merchant merchant,
            String adminToken) {
        this.payments = payments;
        this.requests = requests;
        this.faults = faults;
        this.webhooks = webhooks;
        this.merchant = merchant;
        this.authorization = "Bearer " + adminToken;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (operation(exchange).equals("GET /admin/payments") && Http.authorized(exchange, authorization)) {
            Http.sendRows(exchange, "payments", payments.all().stream().map(this::row));
            return;
        }
        Answer answer;
        try {
            answer = Http.authorized(exchange, authorization)
                    ? answer(exchange)
                    : Answer.refused(401, "UNAUTHORIZED", "the admin token is wrong");
        } catch (IllegalArgumentException e) {
            answer = Answer.unreadable(e);
        }
        Http.send(exchange, answer.status(), answer.body());
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        switch (operation(exchange)) {
            case "PUT /admin/faults" -> faults.plan(Http.body(exchange));
            case "DELETE /admin/faults" -> faults.clear();
            case "GET /admin/webhooks" -> body.set("webhooks", webhooks.sent());
            // Where to, once the merchant is up: {"url": "http://…"}; with "authenticated": true earlier than Toss
            // would
            case "PUT /admin/webhooks" -> {
                JsonNode wish = Http.body(exchange);
                webhooks.target(
                        URI.create(wish.path("url").asText()),
                        wish.path("authenticated").asBoolean());
            }
            // Whose beliefs the inspector shows beside ours: {"url": "http://…", "token": "…"}
            case "PUT /admin/merchant" -> merchantIs(Http.body(exchange));
            // Against every rule, a second time for one order: {"paymentKey": "…"}
            case "POST /admin/captures" -> capture(Http.body(exchange));
            // A forged one: {"paymentKey": "…", "status": "CANCELED"}
            case "POST /admin/webhooks" -> forge(Http.body(exchange));
            default -> {
                return Answer.refused(404, "NOT_FOUND", "no such operation");
            }
        }
        return new Answer(200, body);
    }

    private void merchantIs(JsonNode told) {
        merchant.is(
                URI.create(told.path("url").asText()),
                told.path("program").asText(),
                told.path("secret").asText());
    }

    private void capture(JsonNode wish) {
        Payment captured = payments.capture(wish.path("paymentKey").asText())
                .orElseThrow(() -> new IllegalArgumentException("no guest has authenticated such a payment"));
        webhooks.tell(captured);
    }

    private void forge(JsonNode lie) {
        Payment payment = payments.find(lie.path("paymentKey").asText())
                .orElseThrow(() -> new IllegalArgumentException("there is no such payment"));
        webhooks.forge(payment, lie.path("status").asText());
    }

    private static String operation(HttpExchange exchange) {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    }

    private ObjectNode row(Payment payment) {
        ObjectNode row = payment.json();
        row.remove("secret");
        row.set("requests", requests.of(payment.paymentKey(), payment.orderId()));
        return row;
    }
}
