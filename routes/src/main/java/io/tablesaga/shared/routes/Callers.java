package io.tablesaga.shared.routes;

import io.tablesaga.shared.Caller;
import org.apache.camel.Exchange;

/** Who asks, as the door has written it on the request; what a client writes there never comes as far. */
public final class Callers {

    public static final String HEADER = "tablesaga-caller";

    /** Where the request came from. */
    public static final String ADDRESS = "tablesaga-address";

    private Callers() {}

    public static Caller of(Exchange exchange) {
        return Caller.read(exchange.getMessage().getHeader(HEADER, "nobody", String.class));
    }

    /** The client's, as the server sees it; for counting tries. */
    public static String addressOf(Exchange exchange) {
        return exchange.getMessage().getHeader(ADDRESS, "unknown", String.class);
    }
}
