package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.OutboxMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The outbox is the log; Kafka hands it out, and can be empty again. */
class OutboxTailTest {

    private static final String STEW = "00000000-0000-7000-8000-000000001001";

    /** No look but those of a thread that has committed. */
    private static final String NO_POLL = "--outbox.poll=3600000";

    @TempDir
    Path folder;

    private Product product;

    @AfterEach
    void stop() {
        product.stop();
    }

    @Test
    void events_that_kafka_has_lost_are_sent_again_at_the_next_start() throws Exception {
        product = Product.startIn(folder, Product.Wired.DIRECT, NO_POLL);
        List<String> orders = List.of(order(), order(), order());
        List<JsonNode> before = events(orders);
        BooksBalance.in(product);

        product.stop();
        assertThat(FileSystemUtils.deleteRecursively(folder.resolve("kafka"))).isTrue();
        product = Product.startIn(folder, Product.Wired.DIRECT);

        assertThat(events(orders)).containsExactlyInAnyOrderElementsOf(before);
        String later = order();
        assertThat(Topic.events(product, later, 1)).hasSize(1);
        BooksBalance.in(product);
    }

    @Test
    void messages_kafka_has_lost_while_it_was_running_are_sent_again_with_the_next_one() throws Exception {
        product = Product.startIn(folder, Product.Wired.DIRECT);
        write(1, 20);
        Topic.read(product, "forgotten", read -> read.size() == 20);

        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", product.servers().kafka().bootstrap()))) {
            admin.deleteTopics(List.of("forgotten")).all().get();
        }
        write(21, 21);

        assertThat(Topic.read(
                        product,
                        "forgotten",
                        read -> read.stream()
                                        .map(ConsumerRecord::key)
                                        .distinct()
                                        .count()
                                == 21))
                .isNotEmpty();
    }

    private void write(int from, int to) {
        product.context()
                .getBean(Outbox.class)
                .add(IntStream.rangeClosed(from, to)
                        .mapToObj(
                                n -> new OutboxMessage(UUID.randomUUID(), "kafka:forgotten", "key-" + n, "test", "{}"))
                        .toList());
    }

    private String order() {
        return product.order(UUID.randomUUID().toString(), STEW, 1, "tok_ok")
                .json()
                .path("id")
                .asText();
    }

    private List<JsonNode> events(List<String> orders) {
        return Topic.read(product, "orders", read -> read.size() >= orders.size()).stream()
                .map(record -> Topic.json(record.value()))
                .toList();
    }
}
