package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.floor.CallReason;
import io.tablesaga.floor.CallingStaff;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.routes.Callers;
import io.tablesaga.shared.routes.InvalidRequest;
import io.tablesaga.shared.routes.JsonBody;
import java.util.Optional;
import org.apache.camel.Exchange;

/** Reads what guests call staff for, and who of the staff comes. */
final class CallIntake {

    private static final int LONGEST_WORDS = 100;

    private CallIntake() {}

    static void call(Exchange exchange) {
        Caller.AtTable guest = (Caller.AtTable) Callers.of(exchange);
        JsonNode json = JsonBody.of(exchange);
        CallReason reason = FloorRequest.word(json, "reason", CallReason.class);
        Optional<String> words = Optional.ofNullable(FloorRequest.textOrNull(json, "words", LONGEST_WORDS));
        if (words.isPresent() != (reason == CallReason.OTHER)) {
            throw new InvalidRequest("words go with OTHER, which needs them, and with no other reason.");
        }
        exchange.setProperty(StoreNewsRoutes.STORE, guest.store().toString());
        guest.visit().ifPresent(visit -> exchange.setProperty(VisitNewsRoutes.VISIT, visit.toString()));
        SeatingIntake.pass(exchange, new CallingStaff.Call(guest, reason, words));
    }

    /** The door lets accounts only. */
    static void acknowledge(Exchange exchange) {
        Caller.Account staff = (Caller.Account) Callers.of(exchange);
        CallingStaff.Acknowledge command = new CallingStaff.Acknowledge(
                FloorRequest.store(exchange), FloorRequest.id(exchange, "callId"), staff.id());
        exchange.setProperty(StoreNewsRoutes.STORE, command.store().toString());
        SeatingIntake.pass(exchange, command);
    }
}
