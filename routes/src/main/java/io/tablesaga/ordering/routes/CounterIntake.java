package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.ordering.CounterPayments;
import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.TakeAtCounter;
import io.tablesaga.payment.ChargeResult;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentMethod;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads what staff record of a payment at the counter, and finds the order it is for. */
final class CounterIntake {

    /** Of the exchange: the command, for the answers. */
    static final String COMMAND = "takeAtCounter";

    private final CounterPayments counter;

    CounterIntake(CounterPayments counter) {
        this.counter = counter;
    }

    void read(Exchange exchange) {
        Message message = exchange.getMessage();
        String key = message.getHeader("Idempotency-Key", String.class);
        if (key == null || key.isBlank() || key.length() > 255) {
            throw new InvalidRequest(
                    "The header Idempotency-Key must hold 1 to 255 characters, a new one for each payment.");
        }
        OrderId order = order(message.getHeader(OrderHeaders.ORDER, String.class));
        JsonNode json = JsonBody.of(exchange);
        PaymentMethod method = method(json.path("method").asText(""));
        JsonNode amount = json.path("amount");
        if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
            throw new InvalidRequest("amount must be a whole number in the currency's minor unit.");
        }
        exchange.setProperty(
                COMMAND,
                new TakeAtCounter(order, method, amount.asLong(), approval(json.path("approvalNumber"), method), key));
        // Only what the routes need goes on: the caller's headers end here.
        message.removeHeaders("*");
        message.setHeader(OrderHeaders.ORDER, order.toString());
        message.setBody(null);
    }

    private static OrderId order(String text) {
        try {
            return OrderId.of(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("The order in the path must be an id as the order's creation returned it.");
        }
    }

    private static PaymentMethod method(String text) {
        return switch (text) {
            case "CASH" -> PaymentMethod.CASH;
            case "TERMINAL" -> PaymentMethod.TERMINAL;
            default -> throw new InvalidRequest("method must be CASH or TERMINAL.");
        };
    }

    private static String approval(JsonNode approval, PaymentMethod method) {
        if (method == PaymentMethod.CASH) {
            if (!approval.isMissingNode() && !approval.isNull()) {
                throw new InvalidRequest("approvalNumber is on a terminal's slip; leave it out for CASH.");
            }
            return null;
        }
        String text = approval.asText("");
        if (!text.matches("[0-9A-Za-z-]{1,40}")) {
            throw new InvalidRequest("approvalNumber must hold the 1 to 40 digits and letters of the terminal's slip.");
        }
        return text;
    }

    void recognise(Exchange exchange) {
        Order order = counter.recognise(command(exchange));
        exchange.getMessage()
                .setHeader(Exchange.SAGA_LONG_RUNNING_ACTION, order.saga().toString());
        exchange.getMessage().setBody(order);
    }

    /** The money is there already: what follows is what follows a provider's yes. */
    void take(Exchange exchange) {
        TakeAtCounter command = command(exchange);
        PaymentAttempt attempt = counter.take(command, exchange.getMessage().getBody(Order.class));
        exchange.getMessage().setHeader(OrderHeaders.ATTEMPT, attempt.merchantReference());
        exchange.getMessage().setBody(new ChargeResult.Charged(command.approvalNumber()));
    }

    static TakeAtCounter command(Exchange exchange) {
        return exchange.getProperty(COMMAND, TakeAtCounter.class);
    }
}
