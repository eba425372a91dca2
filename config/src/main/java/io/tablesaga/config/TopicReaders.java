package io.tablesaga.config;

import io.tablesaga.console.Flow;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far the readers of topics are behind, as Kafka says itself: of those, too, that do not run now, or not here. */
final class TopicReaders implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 2_000;

    private final CamelContext camel;
    private Admin admin;

    TopicReaders(CamelContext camel) {
        this.camel = camel;
    }

    /** Those that our routes name: always the same, and few. */
    List<KafkaEndpoint> all() {
        return camel.getRoutes().stream()
                .map(Route::getEndpoint)
                .filter(KafkaEndpoint.class::isInstance)
                .map(KafkaEndpoint.class::cast)
                .sorted(Comparator.comparing(TopicReaders::reader))
                .toList();
    }

    static String topic(KafkaEndpoint reader) {
        return reader.getConfiguration().getTopic();
    }

    static String reader(KafkaEndpoint reader) {
        return reader.getConfiguration().getGroupId();
    }

    List<Flow.Reader> now() {
        List<KafkaEndpoint> readers = all();
        if (readers.isEmpty()) {
            return List.of();
        }
        Admin kafka = admin(readers.get(0));
        Map<TopicPartition, Long> ends = new HashMap<>();
        Map<TopicPartition, Long> begins = new HashMap<>();
        List<TopicPartition> partitions = partitions(
                kafka, readers.stream().map(TopicReaders::topic).distinct().toList());
        offsets(kafka, partitions, OffsetSpec.latest(), ends);
        offsets(kafka, partitions, OffsetSpec.earliest(), begins);
        Map<String, Map<TopicPartition, OffsetAndMetadata>> done =
                answer(kafka.listConsumerGroupOffsets(readers.stream()
                                .map(TopicReaders::reader)
                                .distinct()
                                .collect(Collectors.toMap(
                                        Function.identity(), group -> new ListConsumerGroupOffsetsSpec())))
                        .all());
        return readers.stream()
                .map(reader -> new Flow.Reader(
                        topic(reader),
                        reader(reader),
                        partitions.stream()
                                .filter(partition -> partition.topic().equals(topic(reader)))
                                .mapToLong(partition -> {
                                    OffsetAndMetadata at =
                                            done.get(reader(reader)).get(partition);
                                    long next = at == null ? begins.get(partition) : at.offset();
                                    return Math.max(0, ends.get(partition) - next);
                                })
                                .sum()))
                .toList();
    }

    /** A topic is made by its first event. */
    private static List<TopicPartition> partitions(Admin kafka, Collection<String> topics) {
        Collection<String> there = answer(kafka.listTopics().names());
        return answer(kafka.describeTopics(
                                topics.stream().filter(there::contains).toList())
                        .allTopicNames())
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private static void offsets(
            Admin kafka, List<TopicPartition> partitions, OffsetSpec which, Map<TopicPartition, Long> into) {
        answer(kafka.listOffsets(partitions.stream().collect(Collectors.toMap(Function.identity(), one -> which)))
                        .all())
                .forEach((partition, at) -> into.put(partition, at.offset()));
    }

    private static <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka did not tell how far its readers are", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** With the settings its readers have, for a Kafka that wants to know who asks. */
    private synchronized Admin admin(KafkaEndpoint like) {
        if (admin == null) {
            Properties settings = like.getConfiguration().createConsumerProperties();
            settings.keySet().removeIf(name -> !AdminClientConfig.configNames().contains(name));
            settings.put(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    like.getKafkaClientFactory().getBrokers(like.getConfiguration()));
            settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "topic-readers");
            settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
            admin = Admin.create(settings);
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close();
        }
    }
}
