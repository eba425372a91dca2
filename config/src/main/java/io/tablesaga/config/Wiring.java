package io.tablesaga.config;

import java.util.List;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Which of the two wirings is set: every participant called directly, or each by message. A mixture is refused. */
@Component
final class Wiring {

    private static final List<String> PARTICIPANTS = List.of("stock", "kitchen");
    private static final List<String> ADDRESSES = List.of(
            "stock.hold", "stock.release", "stock.sell", "stock.take-back", "kitchen.withdraw", "kitchen.restore");

    private final boolean inOneCommit;

    Wiring(Environment environment) {
        String boundary = environment.getRequiredProperty("order.place.boundary");
        inOneCommit = boundary.equals("PROPAGATION_REQUIRED");
        List<String> direct = ADDRESSES.stream()
                .filter(address -> environment.getRequiredProperty(address).equals(called(address)))
                .toList();
        List<String> byMessage = PARTICIPANTS.stream()
                .filter(name -> environment.getRequiredProperty(name + ".by-message", Boolean.class))
                .toList();
        if (!direct.equals(inOneCommit ? ADDRESSES : List.of())
                || !byMessage.equals(inOneCommit ? List.of() : PARTICIPANTS)) {
            throw new StartRefused("The wiring is mixed: order.place.boundary is " + boundary + ", called directly are "
                    + direct + ", reading messages are " + byMessage
                    + ". Use the default for one process or the profile «messages», and nothing between.");
        }
    }

    /** A participant's own route. */
    private static String called(String address) {
        return "direct:" + address.replace('.', '-');
    }

    boolean inOneCommit() {
        return inOneCommit;
    }
}
