package io.tablesaga.shared.routes;

import io.tablesaga.shared.Outlet.Acknowledged;
import io.tablesaga.shared.Outlet.Place;
import io.tablesaga.shared.Outlet.Unsent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RetriableException;

/**
 * What is sent before it is marked together. A round holds one message of each key: a producer that pipelines would send
 * the second of a key also when the first one fails for good.
 */
final class OutboxBatch {

    private final List<List<Unsent>> rounds = new ArrayList<>();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Map<String, String> failed = new ConcurrentHashMap<>();
    private volatile boolean brokerAway;

    OutboxBatch(List<Unsent> messages) {
        Map<String, Integer> next = new HashMap<>();
        for (Unsent unsent : messages) {
            int round = next.merge(unsent.message().key(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(unsent);
        }
    }

    List<List<Unsent>> rounds() {
        return rounds;
    }

    boolean maySend(Unsent unsent) {
        return !failed.containsKey(unsent.message().key());
    }

    /** @param metadata a list of one from Kafka, nothing from a queue */
    void acknowledged(Unsent unsent, Object metadata) {
        acknowledged.add(new Acknowledged(
                unsent,
                metadata instanceof List<?> list && list.get(0) instanceof RecordMetadata record
                        ? new Place(unsent.message().destination(), record.partition(), record.offset())
                        : null));
    }

    void failed(Unsent unsent, Exception why) {
        if (why instanceof RetriableException) {
            brokerAway = true;
        }
        failed.put(
                unsent.message().key(),
                unsent.message().id() + " to " + unsent.message().destination() + ": " + why);
    }

    /** Not when only the message itself was refused. */
    boolean brokerAway() {
        return brokerAway;
    }

    List<Acknowledged> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** One line for all, so that a broker that is away does not fill the log. */
    Optional<String> failure() {
        return failed.values().stream()
                .findFirst()
                .map(first -> failed.size() + " keys of the outbox wait for their next try, the first is " + first);
    }
}
