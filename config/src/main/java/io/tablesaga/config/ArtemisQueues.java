package io.tablesaga.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.console.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** The queues of Artemis, as it answers itself by its management messages. */
final class ArtemisQueues {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANAGEMENT = "{{broker.management}}";
    private static final String ALL =
            "[\"{\\\"field\\\":\\\"\\\",\\\"operation\\\":\\\"\\\",\\\"value\\\":\\\"\\\"}\",1,500]";

    private final ProducerTemplate template;

    ArtemisQueues(ProducerTemplate template) {
        this.template = template;
    }

    List<Flow.Queue> now() {
        Exchange answer = template.request(MANAGEMENT, question -> {
            question.getMessage().setHeader("_AMQ_ResourceName", "broker");
            question.getMessage().setHeader("_AMQ_OperationName", "listQueues");
            question.getMessage().setBody(ALL);
        });
        if (answer.getException() != null
                || !answer.getMessage().getHeader("_AMQ_OperationSucceeded", false, Boolean.class)) {
            throw new IllegalStateException("Artemis did not list its queues", answer.getException());
        }
        return read(answer.getMessage().getBody(String.class));
    }

    /** Replies' queues come and go, and what Artemis has for itself is nobody's work. */
    static List<Flow.Queue> read(String told) {
        List<Flow.Queue> queues = new ArrayList<>();
        try {
            for (JsonNode queue :
                    JSON.readTree(JSON.readTree(told).path(0).asText()).path("data")) {
                String name = queue.path("name").asText();
                if (!queue.path("temporary").asBoolean()
                        && !queue.path("internalQueue").asBoolean()
                        && !name.startsWith("activemq.")) {
                    queues.add(new Flow.Queue(
                            name,
                            queue.path("messageCount").asLong(),
                            queue.path("deliveringCount").asLong(),
                            queue.path("consumerCount").asLong()));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Artemis listed its queues in a way nobody knows", e);
        }
        queues.sort(Comparator.comparing(Flow.Queue::name));
        return queues;
    }
}
