package io.tablesaga.shared.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.shared.OutboxMessage;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.TraceParent;
import java.time.Clock;
import java.util.UUID;

/** Puts what happened, or what someone shall do, into a CloudEvents 1.0 envelope. Opaque ids only, nothing personal. */
public final class CloudEvents {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TimeOrderedIds ids;
    private final Clock clock;

    public CloudEvents(TimeOrderedIds ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param destination {@code kafka:<topic>} or {@code jms:<queue>}
     * @param type without prefix and version, {@code ordering.order-paid}
     * @param correlation the order, or whatever else it is about; also the key that keeps messages in order
     * @param saga null when it is of none
     * @param cause the message or saga that led to it; null when a person did
     * @param trace of the request it all began with
     */
    public OutboxMessage envelope(
            String destination,
            String type,
            String correlation,
            String saga,
            String cause,
            TraceParent trace,
            JsonNode data) {
        UUID id = ids.next();
        String fullType = "io.tablesaga." + type + ".v1";
        ObjectNode envelope = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id.toString())
                .put("source", "/tablesaga/" + type.substring(0, type.indexOf('.')))
                .put("type", fullType)
                .put("time", clock.instant().toString())
                .put("subject", correlation)
                .put("datacontenttype", "application/json")
                .put("correlationid", correlation)
                .put("traceparent", trace.value());
        if (cause != null) {
            envelope.put("causationid", cause);
        }
        if (saga != null) {
            envelope.put("sagaid", saga);
        }
        envelope.set("data", data);
        return new OutboxMessage(id, destination, correlation, fullType, envelope.toString());
    }
}
