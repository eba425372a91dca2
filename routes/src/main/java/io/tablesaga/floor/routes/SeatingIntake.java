package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.floor.Seating;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.routes.Callers;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import org.apache.camel.Exchange;

/** Reads what staff, or a tablet, want of a table. */
final class SeatingIntake {

    private static final int MOST_GUESTS = 500;

    private SeatingIntake() {}

    static void seat(Exchange exchange) {
        JsonNode guests = JsonBody.of(exchange).path("guests");
        boolean counted = !guests.isMissingNode() && !guests.isNull();
        if (counted && (!guests.isInt() || guests.asInt() < 1 || guests.asInt() > MOST_GUESTS)) {
            throw new InvalidRequest("guests must be a whole number from 1 to " + MOST_GUESTS + ", or left out.");
        }
        pass(exchange, new Seating.Seat(store(exchange), table(exchange), counted ? guests.asInt() : null));
    }

    /** The door lets tablets only. */
    static void tablet(Exchange exchange) {
        Caller.Tablet tablet = (Caller.Tablet) Callers.of(exchange);
        exchange.setProperty(StoreNewsRoutes.STORE, tablet.store().toString());
        pass(exchange, tablet);
    }

    static void clear(Exchange exchange) {
        JsonNode anyway = JsonBody.of(exchange).path("anyway");
        if (!anyway.isMissingNode() && !anyway.isBoolean()) {
            throw new InvalidRequest("anyway must be true or false.");
        }
        pass(exchange, new Seating.Clear(store(exchange), table(exchange), anyway.asBoolean(false)));
    }

    static void move(Exchange exchange) {
        String to = JsonBody.of(exchange).path("to").asText();
        SeatingMessages.traced(exchange);
        pass(exchange, new Seating.Move(store(exchange), table(exchange), table(to)));
    }

    static void merge(Exchange exchange) {
        String into = JsonBody.of(exchange).path("into").asText();
        SeatingMessages.traced(exchange);
        pass(exchange, new Seating.Merge(store(exchange), table(exchange), table(into)));
    }

    static void place(Exchange exchange) {
        pass(exchange, new Seating.Place(store(exchange), table(exchange)));
    }

    static void slip(Exchange exchange) {
        String table = JsonBody.of(exchange).path("tableId").asText();
        pass(exchange, new Seating.Place(store(exchange), table(table)));
    }

    private static StoreId store(Exchange exchange) {
        try {
            StoreId store = StoreId.of(exchange.getMessage().getHeader("storeId", "", String.class));
            exchange.setProperty(StoreNewsRoutes.STORE, store.toString());
            return store;
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("storeId must be a store's id.");
        }
    }

    private static TableId table(Exchange exchange) {
        return table(exchange.getMessage().getHeader("tableId", "", String.class));
    }

    private static TableId table(String text) {
        try {
            return TableId.of(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest("A table is named by its id, as the store's list of tables has it.");
        }
    }

    /** The caller's headers end here. */
    static void pass(Exchange exchange, Object command) {
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(command);
    }
}
