package io.tablesaga.shared.routes;

import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.OutboxMessage;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsConstants;
import org.apache.camel.component.kafka.KafkaConstants;

/** Where a message of the outbox goes. */
final class OutboxRelay {

    private static final int BATCH = 100;

    private final Outbox outbox;
    private final String node;

    OutboxRelay(Outbox outbox, String node) {
        this.outbox = outbox;
        this.node = node;
    }

    public List<OutboxMessage> take() {
        return outbox.unsent(node, BATCH);
    }

    /** Broker, destination and key from the message; the saga's id stays inside the envelope. */
    static void address(Exchange exchange) {
        OutboxMessage message = exchange.getMessage().getBody(OutboxMessage.class);
        String[] parts = message.destination().split(":", 2);
        exchange.setProperty("broker", parts[0]);
        exchange.setProperty("outboxId", message.id());
        exchange.getMessage().removeHeaders("*");
        if (parts[0].equals("kafka")) {
            exchange.getMessage().setHeader(KafkaConstants.OVERRIDE_TOPIC, parts[1]);
            exchange.getMessage().setHeader(KafkaConstants.KEY, message.key());
        } else {
            exchange.getMessage().setHeader(JmsConstants.JMS_DESTINATION_NAME, parts[1]);
        }
        exchange.getMessage().setBody(message.body());
    }

    public void sent(UUID id) {
        outbox.sent(List.of(id));
    }
}
