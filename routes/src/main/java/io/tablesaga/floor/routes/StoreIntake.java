package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.floor.CallReason;
import io.tablesaga.floor.StoreSettings;
import io.tablesaga.floor.Stores.Seller;
import io.tablesaga.floor.TabletPin;
import io.tablesaga.floor.VisitStart;
import io.tablesaga.shared.Serving;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import io.tablesaga.shared.routes.JsonText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;

/** Reads what is to become of a store. */
final class StoreIntake {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_REASON = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(366);

    private final Clock clock;

    StoreIntake(Clock clock) {
        this.clock = clock;
    }

    record Change(StoreId store, StoreSettings settings, int version) {}

    record PauseStore(StoreId store, Optional<Instant> until, String reason) {}

    record SetPin(StoreId store, TabletPin pin) {}

    void create(Exchange exchange) {
        exchange.getMessage().setBody(settings(JsonBody.of(exchange)));
    }

    void change(Exchange exchange) {
        StoreId store = FloorRequest.store(exchange);
        JsonNode json = JsonBody.of(exchange);
        JsonNode version = json.path("version");
        if (!version.isInt()) {
            throw new InvalidRequest("version must be the one the settings were read with.");
        }
        exchange.getMessage().setBody(new Change(store, settings(json), version.asInt()));
    }

    private static StoreSettings settings(JsonNode json) {
        JsonNode seller = json.path("seller");
        return new StoreSettings(
                FloorRequest.text(json, "name", LONGEST_NAME),
                zone(json.path("timeZone").asText()),
                new Seller(
                        FloorRequest.textOrNull(seller, "tradeName", LONGEST_NAME),
                        FloorRequest.textOrNull(seller, "businessNumber", 20),
                        FloorRequest.textOrNull(seller, "address", 200)),
                FloorRequest.word(json, "visitStart", VisitStart.class),
                FloorRequest.word(json, "payment", StoreSettings.Payment.class),
                flag(json, "headCount"),
                json.hasNonNull("serving") ? FloorRequest.word(json, "serving", Serving.class) : Serving.HERE,
                flag(json, "inTurns"),
                HoursJson.read(json.path("hours")),
                StationsInJson.read(json.path("stations")),
                callReasons(json.path("callReasons")));
    }

    /** Left out, all of them. */
    private static List<CallReason> callReasons(JsonNode asked) {
        if (asked.isMissingNode() || asked.isNull()) {
            return List.of(CallReason.values());
        }
        Set<CallReason> reasons = new LinkedHashSet<>();
        asked.forEach(reason -> reasons.add(JsonText.word(reason, "callReasons", CallReason.class)));
        if (!asked.isArray() || reasons.size() != asked.size()) {
            throw new InvalidRequest("callReasons must be a list that names each reason once.");
        }
        return List.copyOf(reasons);
    }

    private static boolean flag(JsonNode json, String name) {
        JsonNode asked = json.path(name);
        if (!asked.isMissingNode() && !asked.isBoolean()) {
            throw new InvalidRequest(name + " must be true or false.");
        }
        return asked.asBoolean(false);
    }

    private static ZoneId zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new InvalidRequest("timeZone must be a zone's name, as Asia/Seoul.");
        }
        return ZoneId.of(name);
    }

    void pause(Exchange exchange) {
        StoreId store = FloorRequest.store(exchange);
        JsonNode json = JsonBody.of(exchange);
        Optional<Instant> until =
                json.hasNonNull("until") ? Optional.of(until(json.path("until").asText())) : Optional.empty();
        exchange.getMessage().setBody(new PauseStore(store, until, FloorRequest.text(json, "reason", LONGEST_REASON)));
    }

    private Instant until(String text) {
        try {
            Instant until = OffsetDateTime.parse(text).toInstant();
            Instant now = clock.instant();
            if (until.isAfter(now) && until.isBefore(now.plus(LONGEST_PAUSE))) {
                return until;
            }
        } catch (DateTimeParseException e) {
            // Said below.
        }
        throw new InvalidRequest("until must be a time within the next year, as 2026-12-25T18:00:00+09:00.");
    }

    void store(Exchange exchange) {
        exchange.getMessage().setBody(FloorRequest.store(exchange));
    }

    void pin(Exchange exchange) {
        StoreId store = FloorRequest.store(exchange);
        String digits = FloorRequest.text(JsonBody.of(exchange), "pin", 12);
        try {
            exchange.getMessage().setBody(new SetPin(store, new TabletPin(digits)));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(e.getMessage());
        }
    }
}
