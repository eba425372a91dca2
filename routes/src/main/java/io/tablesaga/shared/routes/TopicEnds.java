package io.tablesaga.shared.routes;

import io.tablesaga.shared.Outlet;
import io.tablesaga.shared.Outlet.Acknowledged;
import io.tablesaga.shared.Outlet.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks Kafka where its topics end. A broker that ends before what it has acknowledged has lost its tail; the outbox, which
 * is the log, has it still.
 */
final class TopicEnds implements BrokersEnd {

    private static final Logger LOG = LoggerFactory.getLogger(TopicEnds.class);
    private static final int PATIENCE_MS = 4_000;

    private final Outlet outlet;
    private final Set<String> ready = new HashSet<>();
    private final Map<TopicPartition, Long> highest = new HashMap<>();

    /** Also after a failure: the broker that comes back need not be as it was. */
    private boolean compared;

    TopicEnds(Outlet outlet) {
        this.outlet = outlet;
    }

    @Override
    public void compareAgain() {
        compared = false;
        ready.clear();
    }

    /** Counts as unsent again what the broker has lost since the relay last looked. */
    @Override
    public boolean compare(CamelContext camel) throws Exception {
        if (compared) {
            return true;
        }
        // Before the broker is asked: what another relay is sending meanwhile only moves the broker's end.
        List<Place> reached = outlet.reached();
        if (!reached.isEmpty()) {
            try (Admin admin = admin(camel)) {
                Map<TopicPartition, Long> ends =
                        ends(admin, reached.stream().map(TopicEnds::topic).collect(Collectors.toSet()));
                for (Place place : reached) {
                    resend(place, ends.getOrDefault(new TopicPartition(topic(place), place.partition()), 0L));
                }
            }
        }
        compared = true;
        return true;
    }

    /** An offset that was given before is given again: the broker lost its tail while nobody was sending. */
    @Override
    public void acknowledged(List<Acknowledged> messages) {
        Map<TopicPartition, Long> first = new HashMap<>();
        Map<TopicPartition, Long> last = new HashMap<>();
        for (Acknowledged message : messages) {
            Place place = message.place();
            first.merge(new TopicPartition(topic(place), place.partition()), place.offset(), Math::min);
            last.merge(new TopicPartition(topic(place), place.partition()), place.offset(), Math::max);
        }
        boolean lost =
                first.entrySet().stream().anyMatch(one -> one.getValue() <= highest.getOrDefault(one.getKey(), -1L));
        if (lost) {
            // Before these messages are marked with their places: only what was at them before is missing.
            for (Place reached : outlet.reached()) {
                Long end = first.get(new TopicPartition(topic(reached), reached.partition()));
                if (end != null) {
                    resend(reached, end);
                }
            }
            compareAgain();
        }
        highest.putAll(last);
    }

    private void resend(Place reached, long end) {
        if (end > reached.offset()) {
            return;
        }
        int missing = outlet.lost(reached, end).size();
        LOG.warn(
                "Kafka has lost the end of {} in partition {}: it ends at {} and had acknowledged {}. {} messages are sent again from the outbox.",
                topic(reached),
                reached.partition(),
                end,
                reached.offset(),
                missing);
    }

    /**
     * Makes sure that each topic has its leaders. While a topic is being made, Kafka can refuse a producer's first batch
     * and take its second, and then refuses the first for good.
     *
     * @return the topics that cannot be used, and why
     */
    @Override
    public Map<String, Exception> notReady(CamelContext camel, Set<String> topics) throws InterruptedException {
        Set<String> unknown = new HashSet<>(topics);
        unknown.removeAll(ready);
        if (unknown.isEmpty()) {
            return Map.of();
        }
        Map<String, Exception> notReady = new HashMap<>();
        try (Admin admin = admin(camel)) {
            for (String topic : unknown) {
                try {
                    create(admin, topic);
                    ends(admin, Set.of(topic));
                    ready.add(topic);
                } catch (ExecutionException | TimeoutException e) {
                    notReady.put(topic, e.getCause() instanceof Exception cause ? cause : e);
                }
            }
        }
        return notReady;
    }

    private static void create(Admin admin, String topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        if (admin.listTopics().names().get(PATIENCE_MS, TimeUnit.MILLISECONDS).contains(topic)) {
            return;
        }
        try {
            admin.createTopics(List.of(new NewTopic(topic, Optional.empty(), Optional.empty())))
                    .all()
                    .get(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static Map<TopicPartition, Long> ends(Admin admin, Set<String> topics)
            throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> known = new HashSet<>(admin.listTopics().names().get(PATIENCE_MS, TimeUnit.MILLISECONDS));
        known.retainAll(topics);
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(known)
                .allTopicNames()
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(partition ->
                                asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(asked)
                .all()
                .get(PATIENCE_MS, TimeUnit.MILLISECONDS)
                .forEach((partition, offset) -> ends.put(partition, offset.offset()));
        return ends;
    }

    /** With the settings the messages are sent with. */
    private static Admin admin(CamelContext camel) {
        KafkaEndpoint endpoint = camel.getEndpoint("{{outbox.kafka}}", KafkaEndpoint.class);
        Properties settings = endpoint.getConfiguration().createProducerProperties();
        settings.keySet().retainAll(AdminClientConfig.configNames());
        settings.put(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                endpoint.getKafkaClientFactory().getBrokers(endpoint.getConfiguration()));
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        return Admin.create(settings);
    }

    private static String topic(Place place) {
        return place.destination().split(":", 2)[1];
    }
}
