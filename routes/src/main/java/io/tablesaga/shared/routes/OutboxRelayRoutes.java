package io.tablesaga.shared.routes;

import io.tablesaga.shared.Outbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** What was written to the outbox leaves for Kafka and Artemis: at least once, in order per key, marked after the ack. */
public final class OutboxRelayRoutes extends RouteBuilder {

    private final OutboxRelay relay;

    public OutboxRelayRoutes(Outbox outbox, String node) {
        this.relay = new OutboxRelay(outbox, node);
    }

    @Override
    public void configure() {
        from("scheduler:outbox-relay?delay={{outbox.poll}}&greedy=true")
                .routeId("outbox-relay")
                .group("shared")
                .description("Unsent messages leave the outbox")
                .autoStartup("{{outbox.relay}}")
                .routeConfigurationId("inner")
                .bean(relay, "take")
                // Unsaid, a greedy scheduler takes every look for a success and looks again at once.
                .setProperty(Exchange.SCHEDULER_POLLED_MESSAGES, simple("${body.size} > 0", Boolean.class))
                .split(body())
                .stopOnException()
                .to("direct:outbox-send")
                .end();

        from("direct:outbox-send")
                .routeId("outbox-send")
                .group("shared")
                .description("One message goes to its broker and is marked when the broker has it")
                .routeConfigurationId("inner")
                .process(OutboxRelay::address)
                .choice()
                .when(simple("${exchangeProperty.broker} == 'kafka'"))
                .to("{{outbox.kafka}}")
                .otherwise()
                .to("{{outbox.jms}}")
                .end()
                .bean(relay, "sent(${exchangeProperty.outboxId})");
    }
}
