package io.tablesaga.console;

import java.time.Instant;
import java.util.List;

/** What goes through the product at this moment. Asked often, it looks about once a second. */
public interface Flow {

    Reading now();

    /**
     * @param routes and breakers are this node's; the rest is everybody's
     * @param queues null when Artemis has not told in time
     * @param readers of topics; null when Kafka has not
     * @param outbox null, as sagas, when the database has not
     */
    record Reading(
            Instant at,
            String node,
            List<Route> routes,
            List<Breaker> breakers,
            List<Queue> queues,
            List<Reader> readers,
            List<Waiting> outbox,
            List<OpenSagas> sagas) {}

    /**
     * Since this process has started.
     *
     * @param done all that ended
     * @param failed those of them that failed, or were rolled back
     */
    record Route(String routeId, long done, long failed, long inflight, double meanMillis) {}

    record Breaker(String routeId, String state) {}

    /** @param delivering those of them that somebody is working on */
    record Queue(String name, long waiting, long delivering, long consumers) {}

    /** @param waiting events of the topic that it has not done yet */
    record Reader(String topic, String reader, long waiting) {}

    record Waiting(String broker, long waiting, double oldestSeconds) {}

    record OpenSagas(String state, long count, double oldestSeconds) {}
}
