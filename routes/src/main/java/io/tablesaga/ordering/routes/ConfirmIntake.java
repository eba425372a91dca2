package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.ordering.ConfirmPayment;
import io.tablesaga.ordering.ReturningGuests;
import io.tablesaga.ordering.ReturningGuests.Returned;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads what a guest brings back from the provider's page, and finds the order it is for. */
final class ConfirmIntake {

    private final ReturningGuests guests;

    ConfirmIntake(ReturningGuests guests) {
        this.guests = guests;
    }

    void read(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        JsonNode amount = json.path("amount");
        if (!amount.isIntegralNumber() || !amount.canConvertToLong()) {
            throw new InvalidRequest("amount must be a whole number, as the return address says.");
        }
        ConfirmPayment command =
                new ConfirmPayment(text(json, "attemptToken"), text(json, "paymentKey"), amount.asLong());
        // Only what the routes need goes on: the guest's headers end here.
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(command);
    }

    private static String text(JsonNode json, String field) {
        String text = json.path(field).asText("");
        if (text.isBlank() || text.length() > 200) {
            throw new InvalidRequest(field + " must hold 1 to 200 characters, as the return address says.");
        }
        return text;
    }

    void recognise(Exchange exchange) {
        Message message = exchange.getMessage();
        join(message, guests.recognise(message.getBody(ConfirmPayment.class)));
    }

    /** What failed before an order was found is told as what it is; there is no order to tell of. */
    static void recognised(Exchange exchange) throws Exception {
        if (exchange.getMessage().getHeader(OrderHeaders.ORDER) == null) {
            throw exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        }
    }

    /** From here on the message is about that guest's order and attempt, and within its saga. */
    static void join(Message message, Returned guest) {
        message.setHeader(OrderHeaders.ORDER, guest.order().id().toString());
        message.setHeader(OrderHeaders.ATTEMPT, guest.attempt().merchantReference());
        message.setHeader(
                Exchange.SAGA_LONG_RUNNING_ACTION, guest.order().saga().toString());
        message.setBody(guest);
    }
}
