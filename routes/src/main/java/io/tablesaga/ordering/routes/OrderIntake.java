package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.floor.routes.VisitNewsRoutes;
import io.tablesaga.ordering.PlaceOrder;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.TraceParent;
import io.tablesaga.shared.routes.Callers;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Reads a guest's order; whatever cannot be read is refused with a sentence, before anything is stored. */
public final class OrderIntake {

    private static final int MOST_GUESTS = 99;

    private final TimeOrderedIds ids;

    public OrderIntake(TimeOrderedIds ids) {
        this.ids = ids;
    }

    void read(Exchange exchange) {
        String key = exchange.getMessage().getHeader("Idempotency-Key", String.class);
        if (key == null || key.isBlank() || key.length() > 255) {
            throw new InvalidRequest(
                    "The header Idempotency-Key must hold 1 to 255 characters, a new one for each order.");
        }
        JsonNode json = JsonBody.of(exchange);
        byte[] body = exchange.getMessage().getBody(byte[].class);
        PlaceOrder command = command(
                json,
                (Caller.AtTable) Callers.of(exchange),
                key,
                digest(body),
                TraceParent.of(exchange.getMessage().getHeader(OrderHeaders.TRACE, String.class)));
        // Their lines leave the cart.
        command.cart()
                .ifPresent(cart -> exchange.setProperty(
                        VisitNewsRoutes.VISIT, command.visit().toString()));
        // Only what the routes need goes on: the guest's headers end here.
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(OrderHeaders.ORDER, command.order().toString());
        exchange.getMessage().setBody(command);
    }

    private PlaceOrder command(JsonNode json, Caller.AtTable guest, String key, String digest, TraceParent trace) {
        String token = token(json.path("paymentToken"));
        Optional<PlaceOrder.FromCart> cart = cart(json);
        return new PlaceOrder(
                new OrderId(ids.next()),
                guest,
                cart.isPresent() ? List.of() : LinesJson.read(json.path("lines")),
                cart,
                guests(json.path("guests")),
                serving(json.path("serving")),
                token,
                atCounter(json.path("payment"), token),
                key,
                digest,
                trace);
    }

    /** Without one the guest pays on the provider's page. */
    private static String token(JsonNode token) {
        if (token.isMissingNode() || token.isNull()) {
            return null;
        }
        if (!token.isTextual() || token.asText().isEmpty() || token.asText().length() > 200) {
            throw new InvalidRequest("paymentToken must hold 1 to 200 characters; leave it out to pay on a page.");
        }
        return token.asText();
    }

    private static boolean atCounter(JsonNode payment, String token) {
        if (payment.isMissingNode() || payment.isNull()) {
            return false;
        }
        if (!payment.asText().equals("counter") || token != null) {
            throw new InvalidRequest("payment can be counter, without a paymentToken; leave it out otherwise.");
        }
        return true;
    }

    private static Optional<PlaceOrder.FromCart> cart(JsonNode json) {
        JsonNode cart = json.path("cart");
        if (cart.isMissingNode() || cart.isNull()) {
            return Optional.empty();
        }
        String of = cart.path("of").asText();
        if (json.has("lines") || !cart.path("version").isInt() || !(of.equals("all") || of.equals("own"))) {
            throw new InvalidRequest(
                    "cart must say in version which one the guest saw, and in of what is ordered: all or own; without lines.");
        }
        return Optional.of(new PlaceOrder.FromCart(cart.path("version").asInt(), of.equals("own")));
    }

    private static Optional<Integer> guests(JsonNode guests) {
        if (guests.isMissingNode() || guests.isNull()) {
            return Optional.empty();
        }
        if (!guests.isInt() || guests.asInt() < 1 || guests.asInt() > MOST_GUESTS) {
            throw new InvalidRequest("guests must be a whole number from 1 to " + MOST_GUESTS + ".");
        }
        return Optional.of(guests.asInt());
    }

    private static Optional<Serving> serving(JsonNode serving) {
        if (serving.isMissingNode() || serving.isNull()) {
            return Optional.empty();
        }
        return Arrays.stream(Serving.values())
                .filter(known -> known.name().equals(serving.asText()))
                .findFirst()
                .or(() -> {
                    throw new InvalidRequest(
                            "serving must be HERE or TO_GO; leave it out for what is usual in the store.");
                });
    }

    private static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
