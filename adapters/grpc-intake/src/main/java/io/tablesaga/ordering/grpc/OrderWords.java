package io.tablesaga.ordering.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.ordering.grpc.v1.Money;
import io.tablesaga.ordering.grpc.v1.PlaceOrderRequest;
import io.tablesaga.ordering.grpc.v1.PlacedOrder;
import io.tablesaga.ordering.grpc.v1.Serving;
import java.util.Locale;

/** An order in the words of the contract, and its answer in those of the .proto. Nothing is judged here: what is wrong is refused where REST's is. */
final class OrderWords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OrderWords() {}

    static ObjectNode asked(PlaceOrderRequest order) {
        ObjectNode json = JSON.createObjectNode();
        if (order.getLinesCount() > 0 || !order.hasCart()) {
            ArrayNode lines = json.putArray("lines");
            order.getLinesList().forEach(line -> line(lines.addObject(), line));
        }
        if (order.hasCart()) {
            ObjectNode cart = json.putObject("cart");
            if (order.getCart().hasVersion()) {
                cart.put("version", order.getCart().getVersion());
            }
            cart.put(
                    "of",
                    word(order.getCart().getOf(), order.getCart().getOfValue(), "SHARE_")
                            .toLowerCase(Locale.ROOT));
        }
        if (order.hasGuests()) {
            json.put("guests", order.getGuests());
        }
        if (order.getServingValue() != Serving.SERVING_UNSPECIFIED_VALUE) {
            json.put("serving", word(order.getServing(), order.getServingValue(), "SERVING_"));
        }
        if (order.hasPaymentToken()) {
            json.put("paymentToken", order.getPaymentToken());
        }
        if (order.hasCounter()) {
            json.put("payment", "counter");
        }
        return json;
    }

    private static void line(ObjectNode json, PlaceOrderRequest.Line line) {
        json.put("itemId", line.getItemId()).put("quantity", line.getQuantity());
        if (line.getOptionsCount() > 0) {
            ArrayNode options = json.putArray("options");
            line.getOptionsList().forEach(options::add);
        }
        if (line.hasVersion()) {
            json.put("version", line.getVersion());
        }
    }

    /** A newer client may send what is not known here: its number, which nobody takes for a word. */
    private static String word(Enum<?> value, int number, String prefix) {
        return value.name().startsWith(prefix) ? value.name().substring(prefix.length()) : String.valueOf(number);
    }

    static PlacedOrder answered(JsonNode json) {
        PlacedOrder.Builder order = PlacedOrder.newBuilder()
                .setId(json.path("id").asText())
                .setState(
                        PlacedOrder.State.valueOf("STATE_" + json.path("state").asText()))
                .setTotal(money(json.path("total")))
                .setServing(Serving.valueOf("SERVING_" + json.path("serving").asText()))
                .setSaga(json.path("saga").asText())
                .setCapability(json.path("capability").asText())
                .setStatusUrl(json.path("statusUrl").asText())
                .setMessage(json.path("message").asText());
        json.path("lines").forEach(line -> order.addLines(line(line)));
        if (json.path("readyInMinutes").isInt()) {
            order.setReadyInMinutes(json.path("readyInMinutes").asInt());
        }
        if (json.has("checkout")) {
            order.getCheckoutBuilder()
                    .setUrl(json.at("/checkout/url").asText())
                    .setRemainingSeconds(json.at("/checkout/remainingSeconds").asLong());
        }
        if (json.has("counter")) {
            order.getCounterBuilder()
                    .setRemainingSeconds(json.at("/counter/remainingSeconds").asLong());
        }
        return order.build();
    }

    private static PlacedOrder.OrderedLine line(JsonNode json) {
        PlacedOrder.OrderedLine.Builder line = PlacedOrder.OrderedLine.newBuilder()
                .setItemId(json.path("itemId").asText())
                .setName(json.path("name").asText())
                .setQuantity(json.path("quantity").asInt())
                .setUnitPrice(money(json.path("unitPrice")))
                .setCancelled(json.path("cancelled").asBoolean());
        json.path("options").forEach(option -> line.addOptionsBuilder()
                .setId(option.path("id").asText())
                .setName(option.path("name").asText())
                .setSurcharge(money(option.path("surcharge"))));
        return line.build();
    }

    private static Money money(JsonNode json) {
        return Money.newBuilder()
                .setAmount(json.path("amount").asLong())
                .setCurrency(json.path("currency").asText())
                .build();
    }
}
