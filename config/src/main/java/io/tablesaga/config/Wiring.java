package io.tablesaga.config;

import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Which of the two wirings is set: every participant called directly, or the stock by message. A mixture is refused. */
@Component
final class Wiring {

    private final boolean inOneCommit;

    Wiring(Environment environment) {
        String boundary = environment.getRequiredProperty("order.place.boundary");
        inOneCommit = boundary.equals("PROPAGATION_REQUIRED");
        long direct = List.of("stock.hold", "stock.release", "stock.sell").stream()
                .map(environment::getRequiredProperty)
                .filter(address -> address.startsWith("direct:stock-"))
                .count();
        boolean byMessage = environment.getRequiredProperty("stock.by-message", Boolean.class);
        if (direct != (inOneCommit ? 3 : 0) || byMessage == inOneCommit) {
            throw new StartRefused("The wiring is mixed: order.place.boundary is " + boundary + ", " + direct
                    + " of stock.hold, stock.release and stock.sell are direct:, stock.by-message is " + byMessage
                    + ". Use the default for one process or the profile «messages», and nothing between.");
        }
    }

    boolean inOneCommit() {
        return inOneCommit;
    }
}
