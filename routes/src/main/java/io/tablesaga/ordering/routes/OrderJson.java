package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.floor.Station;
import io.tablesaga.ordering.ChosenOption;
import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderCapability;
import io.tablesaga.ordering.OrderLine;
import io.tablesaga.payment.Checkouts;
import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.shared.Money;

/** An order as the contract shows it to the guest who placed it, with the token that opens it again. */
public final class OrderJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OrderCapability capability;
    private final Checkouts checkouts;

    public OrderJson(OrderCapability capability, Checkouts checkouts) {
        this.capability = capability;
        this.checkouts = checkouts;
    }

    /** Where to pay, and for how long: counted here, as a guest's clock may be wrong. */
    ObjectNode checkout(Order order, PaymentAttempt attempt) {
        return JSON.createObjectNode()
                .put("url", checkouts.page(attempt, order.title()).toString())
                .put("remainingSeconds", order.remainingSeconds());
    }

    ObjectNode of(Order order) {
        ObjectNode json = JSON.createObjectNode()
                .put("id", order.id().toString())
                .put("state", order.state().name());
        json.set("total", money(order.total()));
        json.put("serving", order.serving().name());
        json.set("lines", lines(order));
        order.readyIn().ifPresent(ready -> json.put("readyInMinutes", Station.minutes(ready)));
        return json.put("saga", order.saga().toString())
                .put("capability", capability.tokenFor(order.id()))
                .put("statusUrl", "/api/orders/" + order.id());
    }

    static ArrayNode lines(Order order) {
        ArrayNode lines = JSON.createArrayNode();
        for (OrderLine line : order.lines()) {
            ObjectNode one = lines.addObject()
                    .put("itemId", line.item().toString())
                    .put("name", line.name())
                    .put("quantity", line.quantity())
                    .put("cancelled", line.cancelled());
            one.set("unitPrice", money(line.unitPrice()));
            one.set("options", options(line));
        }
        return lines;
    }

    static ArrayNode options(OrderLine line) {
        ArrayNode options = JSON.createArrayNode();
        for (ChosenOption option : line.options()) {
            options.addObject()
                    .put("id", option.id().toString())
                    .put("name", option.name())
                    .set("surcharge", money(option.surcharge()));
        }
        return options;
    }

    static ObjectNode money(Money money) {
        return JSON.createObjectNode()
                .put("amount", money.minor())
                .put("currency", money.currency().getCurrencyCode());
    }
}
