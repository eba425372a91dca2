package io.tablesaga.config;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that is said over a product's brokers from now on: on the wire to Artemis, and on every topic of Kafka. */
final class ListenedBrokers {

    private final Product product;
    private final Map<TopicPartition, Long> before;

    ListenedBrokers(Product product) {
        this.product = product;
        try (KafkaConsumer<String, String> consumer = consumer()) {
            before = consumer.endOffsets(partitions(consumer));
        }
        SentToArtemis.listen();
    }

    /** Once nothing waits in the outbox any more. */
    List<SentMessage> heard() {
        await("the outbox has sent what it had").atMost(Duration.ofSeconds(20)).until(() -> product.jdbc()
                .queryForObject(
                        "select not exists (select from outbox.message where sent_at is null and type like 'io.tablesaga.%')",
                        Boolean.class));
        List<SentMessage> heard = new ArrayList<>(SentToArtemis.heard());
        try (KafkaConsumer<String, String> consumer = consumer()) {
            List<TopicPartition> partitions = partitions(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            partitions.forEach(part -> consumer.seek(part, before.getOrDefault(part, 0L)));
            while (partitions.stream().anyMatch(part -> consumer.position(part) < ends.get(part))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(read ->
                                heard.add(SentMessage.of("kafka:" + read.topic(), head(read.headers()), read.value())));
            }
        }
        return heard;
    }

    private static Map<String, String> head(Headers headers) {
        Map<String, String> head = new HashMap<>();
        headers.forEach(one -> head.put(one.key(), new String(one.value(), StandardCharsets.UTF_8)));
        return head;
    }

    private KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", product.servers().kafka().bootstrap()),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Kafka's own hold no messages of anybody. */
    private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
        return consumer.listTopics().values().stream()
                .flatMap(List::stream)
                .filter(part -> !part.topic().startsWith("__"))
                .map(part -> new TopicPartition(part.topic(), part.partition()))
                .toList();
    }
}
