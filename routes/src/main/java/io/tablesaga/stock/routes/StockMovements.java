package io.tablesaga.stock.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.routes.EdgeProblems;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import io.tablesaga.stock.Stock;
import io.tablesaga.stock.Stock.StockLevel;
import io.tablesaga.stock.Stock.StockMovement;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Stock movements as the contract writes them. */
public final class StockMovements {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TimeOrderedIds ids;

    public StockMovements(TimeOrderedIds ids) {
        this.ids = ids;
    }

    void read(Exchange exchange) {
        String body = exchange.getMessage().getBody(String.class);
        try {
            JsonNode json = JSON.readTree(body == null ? "" : body);
            JsonNode quantity = json.path("quantity");
            String reason = json.path("reason").asText("");
            if (!quantity.isInt() || quantity.asInt() == 0) {
                throw new InvalidRequest(
                        "quantity must be a whole number, positive for a delivery, negative for a loss.");
            }
            if (reason.isBlank() || reason.length() > 200) {
                throw new InvalidRequest("reason must say in 1 to 200 characters why the stock changes.");
            }
            StockMovement movement = new StockMovement(
                    ids.next(),
                    StoreId.of(exchange.getMessage().getHeader("storeId", "", String.class)),
                    ItemId.of(json.path("itemId").asText()),
                    quantity.asInt(),
                    reason);
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(movement);
        } catch (JsonProcessingException e) {
            throw new InvalidRequest("The body is not valid JSON.");
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("The store's id and itemId must be ids as the menu gives them.");
        }
    }

    void answer(Exchange exchange) {
        Optional<?> moved = exchange.getMessage().getBody(Optional.class);
        Reply reply = moved.map(StockLevel.class::cast)
                .map(level -> Reply.json(
                        201,
                        JSON.createObjectNode()
                                .put("itemId", level.item().toString())
                                .put("available", level.available())
                                .put("held", level.held())
                                .put("sold", level.sold())))
                .orElseGet(() ->
                        Reply.problem(Problem.of(404, "unknown-item", "No such item", "This store has no such item.")));
        exchange.getMessage().setBody(reply);
    }

    void notEnough(Exchange exchange) {
        exchange.getMessage()
                .setBody(Reply.problem(Problem.of(
                        409,
                        "not-enough-stock",
                        "Not enough in stock",
                        EdgeProblems.caught(exchange, Stock.NotEnoughStock.class)
                                .getMessage())));
    }
}
