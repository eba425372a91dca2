package io.tablesaga.stock.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.shared.OrderId;
import io.tablesaga.stock.SellStock;

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
}
