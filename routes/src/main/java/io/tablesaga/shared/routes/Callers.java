package io.tablesaga.shared.routes;

import io.tablesaga.shared.Caller;
import org.apache.camel.Exchange;

/** Who asks, as the door has written it on the request; what a client writes there never comes as far. */
public final class Callers {

    public static final String HEADER = "tablesaga-caller";

    private Callers() {}

    public static Caller of(Exchange exchange) {
        return Caller.read(exchange.getMessage().getHeader(HEADER, "nobody", String.class));
    }
}
