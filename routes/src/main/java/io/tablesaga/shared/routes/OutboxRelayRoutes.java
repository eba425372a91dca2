package io.tablesaga.shared.routes;

import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.Outlet;
import java.time.Duration;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.RoutePolicySupport;

/**
 * What was written to the outbox leaves for Kafka and Artemis: at least once, in order per key, marked after the ack. Each
 * broker has a relay of its own, so that one that is away holds nothing back for the other.
 */
public final class OutboxRelayRoutes extends RouteBuilder {

    private final Outbox outbox;
    private final OutboxConnection artemis;
    private final Duration artemisMayLose;

    /** @param artemisMayLose what it acknowledged so shortly before a connection to it broke */
    public OutboxRelayRoutes(Outbox outbox, OutboxConnection artemis, Duration artemisMayLose) {
        this.outbox = outbox;
        this.artemis = artemis;
        this.artemisMayLose = artemisMayLose;
    }

    @Override
    public void configure() {
        ProducerTemplate bell = getContext().createProducerTemplate();
        Endpoint lookForKafka = getContext().getEndpoint("{{outbox.look.kafka}}");
        Endpoint lookForJms = getContext().getEndpoint("{{outbox.look.jms}}");
        outbox.afterCommit(() -> {
            bell.sendBody(lookForKafka, null);
            bell.sendBody(lookForJms, null);
        });

        route("scheduler:outbox-poll?delay={{outbox.poll}}", "outbox-poll")
                .description("Looks for what another process wrote, and for what could not be sent before")
                .autoStartup("{{outbox.relay}}")
                .to("{{outbox.look.kafka}}")
                .to("{{outbox.look.jms}}");

        Outlet topics = outbox.outlet("kafka");
        OutboxRelay kafka = new OutboxRelay(topics, new TopicEnds(topics));
        relay("kafka", kafka);
        route("direct:outbox-send-kafka", "outbox-send-kafka")
                .routeProperty("carries", "kafka")
                .description("A round goes to Kafka without waiting in between; the answers are waited for together")
                .process(kafka::records)
                .doTry()
                .to("{{outbox.kafka}}")
                .doCatch(Exception.class)
                // Each message carries its own failure.
                .end()
                .process(kafka::answered);

        Outlet queues = outbox.outlet("jms");
        OutboxRelay jms = new OutboxRelay(queues, new QueueEnds(queues, artemis, artemisMayLose));
        relay("jms", jms);
        route("direct:outbox-send-jms", "outbox-send-jms")
                .description("A round goes to Artemis side by side")
                .split(body())
                .parallelProcessing()
                .filter(jms::maySend)
                .to("direct:outbox-send-command")
                .end()
                .end();
        route("direct:outbox-send-command", "outbox-send-command")
                .routeProperty("carries", "jms")
                .description("One command goes to its queue; one that fails is tried again with the next look")
                .process(jms::address)
                .doTry()
                .to("{{outbox.jms}}")
                .process(jms::accepted)
                .doCatch(Exception.class)
                .process(jms::failed)
                .end();
    }

    /** One look at a time: the rounds are waited for, else the next look would find the same messages unsent. */
    private void relay(String broker, OutboxRelay relay) {
        route("{{outbox.look." + broker + "}}", "outbox-relay-" + broker)
                .description("Unsent messages leave the outbox, and are marked together when the broker has them")
                .autoStartup("{{outbox.relay}}")
                .routePolicy(new LeavesWhenStopped(relay.outlet()))
                .process(relay::take)
                .split(body())
                .to("{{outbox.send." + broker + "}}")
                .end()
                .process(relay::mark)
                .filter(body().isEqualTo(true))
                .to("{{outbox.look." + broker + "}}");
    }

    private RouteDefinition route(String from, String id) {
        return from(from).routeId(id).group("shared").routeConfigurationId("inner");
    }

    private static final class LeavesWhenStopped extends RoutePolicySupport {

        private final Outlet outlet;

        LeavesWhenStopped(Outlet outlet) {
            this.outlet = outlet;
        }

        @Override
        public void onStop(Route route) {
            outlet.leave();
        }
    }
}
