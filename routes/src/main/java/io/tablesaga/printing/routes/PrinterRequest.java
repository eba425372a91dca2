package io.tablesaga.printing.routes;

import io.tablesaga.printing.PrinterId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.routes.InvalidRequest;
import java.util.UUID;
import org.apache.camel.Exchange;

/** What a request about printers names in its path. */
final class PrinterRequest {

    private PrinterRequest() {}

    static StoreId store(Exchange exchange) {
        return new StoreId(id(exchange, "storeId"));
    }

    static PrinterId printer(Exchange exchange) {
        return new PrinterId(id(exchange, "printerId"));
    }

    static UUID id(Exchange exchange, String name) {
        return id(exchange.getMessage().getHeader(name, "", String.class), name + " in the path");
    }

    static UUID id(String text, String name) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequest(name + " must be an id as it was given.");
        }
    }
}
