package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.sandbox.Merchant.Beliefs;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The inspector as HTML; everything in it that came from outside is escaped. */
final class InspectorPage {

    private static final int MOST_ROWS = 200;

    private InspectorPage() {}

    static String of(List<Payment> payments, Requests requests, Beliefs beliefs) {
        StringBuilder rows = new StringBuilder();
        Set<String> known = new HashSet<>();
        int differing = 0;
        for (int i = payments.size() - 1; i >= 0; i--) {
            Payment payment = payments.get(i);
            known.add(payment.orderId());
            Belief belief = Belief.of(payment, beliefs);
            differing += belief.differs() ? 1 : 0;
            if (payments.size() - i <= MOST_ROWS || belief.differs()) {
                rows.append(row(payment, requests, belief));
            }
        }
        for (JsonNode attempt : beliefs.byReference().values()) {
            Belief belief = Belief.alone(attempt);
            if (belief.differs()
                    && !known.contains(attempt.path("merchantReference").asText())
                    && !Belief.atCounter(attempt)) {
                differing++;
                rows.append(row(attempt, belief));
            }
        }
        String summary = "%d payments, %d differ.".formatted(payments.size(), differing)
                + (beliefs.trouble().isEmpty() ? "" : " Merchant: " + beliefs.trouble() + ".");
        return page(
                "<meta http-equiv=\"refresh\" content=\"5\">",
                "<p>" + Http.escaped(summary)
                        + "</p>\n<table><thead><tr><th>Payment<th>Provider<th>Requests<th>Merchant</tr></thead>\n<tbody>\n"
                        + rows + "</tbody></table>");
    }

    private static String row(Payment payment, Requests requests, Belief belief) {
        long captured = payment.moved() ? payment.amount() : 0;
        long refunded = payment.moved() ? payment.amount() - payment.rest() : 0;
        StringBuilder seen = new StringBuilder();
        for (JsonNode request : requests.of(payment.paymentKey(), payment.orderId())) {
            seen.append("<li>").append(Http.escaped(line(request))).append("</li>");
        }
        return row(
                belief,
                Http.escaped(payment.orderName()) + "<br><small>" + Http.escaped(payment.paymentKey()) + "<br>order "
                        + Http.escaped(payment.orderId()) + "</small>",
                Http.escaped("%s: captured %,d, refunded %,d %s"
                        .formatted(payment.status(), captured, refunded, payment.currency())),
                "<ol>" + seen + "</ol>");
    }

    private static String row(JsonNode attempt, Belief belief) {
        return row(
                belief,
                "<small>order " + Http.escaped(attempt.path("merchantReference").asText()) + "</small>",
                "no such payment",
                "");
    }

    private static String row(Belief belief, String payment, String provider, String requests) {
        return "<tr%s><td>%s<td>%s<td>%s<td>%s%s</tr>\n"
                .formatted(
                        belief.differs() ? " class=\"differs\"" : "",
                        payment,
                        provider,
                        requests,
                        belief.differs() ? "<strong>DIFFERS</strong> " : "",
                        Http.escaped(belief.text()));
    }

    /** Time, request, key, fault and answer. */
    private static String line(JsonNode request) {
        StringBuilder line = new StringBuilder(request.path("at").asText())
                .append(' ')
                .append(request.path("line").asText());
        if (request.has("idempotencyKey")) {
            line.append(", key ").append(request.path("idempotencyKey").asText());
        }
        if (request.has("fault")) {
            line.append(", fault ").append(request.path("fault").asText());
        }
        if (!request.has("status")) {
            return line.append(": not answered yet").toString();
        }
        int status = request.path("status").asInt();
        line.append(status == 0 ? ": answer lost" : ": answered " + status);
        return request.has("code") && status != 0
                ? line.append(' ').append(request.path("code").asText()).toString()
                : line.toString();
    }

    static String logIn(String said) {
        return page(
                "",
                "<p>" + Http.escaped(said) + "</p>\n<form method=\"post\" action=\"/inspector\"><label>Admin token "
                        + "<input name=\"token\" type=\"password\" autocomplete=\"off\" required></label> "
                        + "<button>Log in</button></form>");
    }

    static String said(String sentence) {
        return page("", "<p>" + Http.escaped(sentence) + "</p>");
    }

    private static String page(String head, String content) {
        return """
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                %s
                <title>Payment sandbox: inspector</title>
                <style>
                  body { font-family: system-ui, sans-serif; margin: 1rem }
                  table { border-collapse: collapse; width: 100%% }
                  th, td { border-bottom: 1px solid #bbb; padding: .4rem; text-align: left; vertical-align: top }
                  ol { margin: 0; padding-left: 1.2rem }
                  .differs { background: #ffe3e3 }
                </style>
                <h1>Payment sandbox: inspector</h1>
                <p>No real money moves.</p>
                %s
                </html>
                """
                .formatted(head, content);
    }
}
