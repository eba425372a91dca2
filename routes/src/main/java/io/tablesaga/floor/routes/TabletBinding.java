package io.tablesaga.floor.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.floor.BindAnswer;
import io.tablesaga.floor.BindTablet;
import io.tablesaga.floor.BindingTablets;
import io.tablesaga.floor.Tablets;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.routes.Callers;
import io.tablesaga.shared.routes.JsonBody;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;

/** Reads who wants to bind a tablet, or to release one, carries it out, and answers. */
public final class TabletBinding {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_LOCK_SECONDS = 86_400;

    private final BindingTablets binding;
    private final Tablets tablets;
    private final Clock clock;

    public TabletBinding(BindingTablets binding, Tablets tablets, Clock clock) {
        this.binding = binding;
        this.tablets = tablets;
        this.clock = clock;
    }

    void read(Exchange exchange) {
        JsonNode json = JsonBody.of(exchange);
        Optional<UUID> before =
                Callers.of(exchange) instanceof Caller.Tablet bound ? Optional.of(bound.device()) : Optional.empty();
        exchange.getMessage()
                .setBody(new BindTablet(
                        FloorRequest.text(json, "tableCode", 100),
                        FloorRequest.text(json, "pin", 12),
                        FloorRequest.text(json, "name", 40),
                        Callers.addressOf(exchange),
                        before));
    }

    /** Tries are commits of their own: it runs outside any transaction. */
    void bind(Exchange exchange) {
        BindAnswer answer = binding.bind(exchange.getMessage().getBody(BindTablet.class));
        exchange.getMessage()
                .setBody(answer instanceof BindAnswer.Bound bound ? bound(bound) : Reply.problem(refused(answer)));
    }

    private static Reply bound(BindAnswer.Bound bound) {
        return Reply.json(
                201,
                JSON.createObjectNode()
                        .put("tabletId", bound.tablet().toString())
                        .put("storeId", bound.store().toString())
                        .put("tableId", bound.table().id().toString())
                        .put("table", bound.table().name())
                        .put("token", bound.token()));
    }

    private Problem refused(BindAnswer answer) {
        if (answer instanceof BindAnswer.UnknownTable) {
            return Problem.of(
                    404, "unknown-table", "No such table", "There is no such table any more; scan its code again.");
        }
        if (answer instanceof BindAnswer.NoPin) {
            return Problem.of(
                    409, "no-tablet-pin", "The store has no PIN yet", "Nothing was bound. Its manager has to set one.");
        }
        if (answer instanceof BindAnswer.Locked locked) {
            return locked(Duration.between(clock.instant(), locked.until()));
        }
        return Problem.of(403, "wrong-pin", "Not the store's PIN", "Nothing was bound. Ask a manager of the store.");
    }

    private static Problem locked(Duration left) {
        long seconds = Math.max(1, Math.min(left.toSeconds() + 1, LONGEST_LOCK_SECONDS));
        return Problem.of(
                        429,
                        "locked",
                        "Too many tries",
                        "잠시 후 다시 시도해 주세요. No PIN is taken for a while, not even the right one.")
                .retryAfter((int) seconds);
    }

    void release(Exchange exchange) {
        UUID tablet = FloorRequest.id(exchange, "tabletId");
        boolean released = tablets.release(FloorRequest.store(exchange), tablet);
        exchange.getMessage()
                .setBody(
                        released
                                ? Reply.json(200, JSON.createObjectNode().put("tabletId", tablet.toString()))
                                : Reply.problem(Problem.of(
                                        404, "unknown-tablet", "No such tablet", "This store has no such tablet.")));
    }
}
