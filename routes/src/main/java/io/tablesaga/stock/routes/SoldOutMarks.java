package io.tablesaga.stock.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import io.tablesaga.stock.MarkSoldOut;
import io.tablesaga.stock.SoldOut;
import io.tablesaga.stock.Stock.StockLevel;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.camel.Exchange;

/** «Sold out» as the contract writes it. */
public final class SoldOutMarks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_REASON = 200;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Clock clock;

    public SoldOutMarks(Clock clock) {
        this.clock = clock;
    }

    /** An item in a path. */
    public record StoredItem(StoreId store, ItemId item) {}

    void read(Exchange exchange) {
        StoredItem item = item(exchange);
        JsonNode json = JsonBody.of(exchange);
        exchange.getMessage()
                .setBody(new MarkSoldOut(
                        item.store(),
                        item.item(),
                        new SoldOut(until(json.path("until"))),
                        reason(json),
                        Optional.empty()));
    }

    void readItem(Exchange exchange) {
        exchange.getMessage().setBody(item(exchange));
    }

    private static StoredItem item(Exchange exchange) {
        try {
            return new StoredItem(
                    StoreId.of(exchange.getMessage().getHeader("storeId", "", String.class)),
                    ItemId.of(exchange.getMessage().getHeader("itemId", "", String.class)));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("storeId and itemId in the path must be ids as the menu gives them.");
        }
    }

    private Optional<Instant> until(JsonNode text) {
        if (text.isMissingNode() || text.isNull()) {
            return Optional.empty();
        }
        try {
            Instant until = OffsetDateTime.parse(text.asText()).toInstant();
            Instant now = clock.instant();
            if (until.isAfter(now) && until.isBefore(now.plus(LONGEST))) {
                return Optional.of(until);
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new InvalidRequest("until must be a time within the next year, as 2026-12-25T18:00:00+09:00.");
    }

    private static String reason(JsonNode json) {
        JsonNode text = json.path("reason");
        String reason = text.asText("").strip();
        if (!text.isTextual() || reason.isEmpty() || reason.length() > LONGEST_REASON || !writable(reason)) {
            throw new InvalidRequest(
                    "reason must say in 1 to " + LONGEST_REASON + " characters why the item is sold out.");
        }
        return reason;
    }

    private static boolean writable(String text) {
        return text.codePoints().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    void answer(Exchange exchange) {
        Optional<?> level = exchange.getMessage().getBody(Optional.class);
        exchange.getMessage()
                .setBody(level.map(StockLevel.class::cast)
                        .map(SoldOutMarks::told)
                        .orElseGet(() -> Reply.problem(Problem.of(
                                404,
                                "unknown-item",
                                "No such item",
                                "This store has no such item; nothing changed."))));
    }

    private static Reply told(StockLevel level) {
        var json = JSON.createObjectNode()
                .put("itemId", level.item().toString())
                .put("available", level.available())
                .put("held", level.held())
                .put("sold", level.sold());
        level.soldOut()
                .ifPresentOrElse(
                        soldOut -> json.putObject("soldOut")
                                .put(
                                        "until",
                                        soldOut.until().map(Instant::toString).orElse(null))
                                .put("reason", level.soldOutReason().orElse(null)),
                        () -> json.putNull("soldOut"));
        return Reply.json(200, json);
    }
}
