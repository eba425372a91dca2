package io.tablesaga.stock.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.stock.MarkSoldOut;
import io.tablesaga.stock.SellStock;
import io.tablesaga.stock.SoldOut;
import io.tablesaga.stock.TakeBackStock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stock commands that come through the outbox. */
public final class StockMessages {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IllegalArgumentException when the message is no sale: the broker dead-letters it */
    public static SellStock sale(String envelope) {
        try {
            return new SellStock(OrderId.of(
                    JSON.readTree(envelope).path("data").path("orderId").asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a sale", e);
        }
    }

    /** Until somebody ends it. @throws IllegalArgumentException when no item is named: the broker dead-letters it */
    public static MarkSoldOut runOut(String envelope) {
        try {
            JsonNode message = JSON.readTree(envelope);
            JsonNode data = message.path("data");
            return new MarkSoldOut(
                    StoreId.of(data.path("storeId").asText()),
                    ItemId.of(data.path("itemId").asText()),
                    new SoldOut(Optional.empty()),
                    data.path("reason").asText(),
                    Optional.of(UUID.fromString(message.path("id").asText())));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("nothing has run out", e);
        }
    }

    /** @throws IllegalArgumentException when the message says not clearly what comes back: the broker dead-letters it */
    public static TakeBackStock takeBack(String envelope) {
        try {
            JsonNode data = JSON.readTree(envelope).path("data");
            List<TakeBackStock.Line> lines = new ArrayList<>();
            for (JsonNode line : data.path("lines")) {
                lines.add(new TakeBackStock.Line(
                        ItemId.of(line.path("itemId").asText()),
                        line.path("quantity").asInt()));
            }
            if (!data.path("discarded").isBoolean()) {
                throw new IllegalArgumentException("neither available again nor discarded");
            }
            return new TakeBackStock(
                    OrderId.of(data.path("orderId").asText()),
                    SagaId.of(data.path("sagaId").asText()),
                    lines,
                    data.path("discarded").asBoolean());
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("nothing to take back", e);
        }
    }
}
