package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.OutboxMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes on the same servers share the outbox; one of them is killed. */
class OutboxNodesTest {

    private static final int KEYS = 40;

    @TempDir
    Path folder;

    private Product stays;
    private Process dies;

    @BeforeEach
    void start() throws Exception {
        stays = Product.start(Product.Wired.DIRECT, "--tablesaga.outbox.lease=3s", "--tablesaga.node=stays");
        dies = new CrashLaunch(folder)
                .process(
                        stays.surroundings(),
                        false,
                        List.of("-Dcrash.at=", "-Dcrash.names=" + folder.resolve("names")),
                        List.of("--tablesaga.outbox.lease=3s", "--tablesaga.node=dies"))
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    @AfterEach
    void stop() throws Exception {
        dies.destroyForcibly().waitFor();
        stays.stop();
    }

    @Test
    void the_one_that_stays_takes_over_and_each_key_keeps_its_order() throws Exception {
        await("a share for each").atMost(Duration.ofSeconds(90)).until(() -> held().equals(
                        Map.of("stays", 2L, "dies", 2L)));

        write(1, 20);
        await("the other one at work").atMost(Duration.ofSeconds(30)).until(() -> sent() > 0);
        dies.destroyForcibly().waitFor();
        write(21, 30);

        await("the lease is over")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> held().equals(Map.of("stays", 4L)));
        List<ConsumerRecord<String, String>> read = Topic.read(
                stays,
                "shared",
                records -> records.stream()
                                .map(record -> record.key() + ":" + record.value())
                                .distinct()
                                .count()
                        == KEYS * 30);
        List<String> inOrder =
                IntStream.rangeClosed(1, 30).mapToObj(String::valueOf).toList();
        for (int key = 0; key < KEYS; key++) {
            assertThat(Topic.ofKey(read, "key-" + key).stream().distinct()).containsExactlyElementsOf(inOrder);
        }
        await().atMost(Duration.ofSeconds(10)).until(() -> sent() == KEYS * 30);
    }

    private void write(int from, int to) {
        for (int n = from; n <= to; n++) {
            String body = String.valueOf(n);
            stays.context()
                    .getBean(Outbox.class)
                    .add(IntStream.range(0, KEYS)
                            .mapToObj(key ->
                                    new OutboxMessage(UUID.randomUUID(), "kafka:shared", "key-" + key, "test", body))
                            .toList());
        }
    }

    private Map<String, Long> held() {
        return stays
                .jdbc()
                .queryForList(
                        """
                        select split_part(node, '/', 1) from outbox.lease
                        where broker = 'kafka' and lease_until > now()""",
                        String.class)
                .stream()
                .collect(Collectors.groupingBy(node -> node, Collectors.counting()));
    }

    private long sent() {
        return stays.jdbc()
                .queryForObject(
                        "select count(*) from outbox.message where destination = 'kafka:shared' and sent_at is not null",
                        Long.class);
    }
}
