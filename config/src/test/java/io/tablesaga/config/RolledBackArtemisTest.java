package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.servers.EmbeddedArtemis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/**
 * Artemis comes back with its data of some seconds ago: it does not know what it has acknowledged since, and knows what was
 * read since. One node sends, the other is the kitchen.
 */
class RolledBackArtemisTest {

    @TempDir
    Path folder;

    private Product sends;
    private Product cooks;
    private EmbeddedArtemis artemis;

    @BeforeEach
    void start() {
        sends = Product.startIn(
                folder.resolve("data"), Product.Wired.DIRECT, "--kitchen.consumer=false", "--tablesaga.node=sends");
        artemis = sends.servers().artemis();
    }

    @AfterEach
    void stop() {
        if (cooks != null) {
            cooks.context().close();
        }
        sends.stop();
        artemis.close();
    }

    @Test
    void tickets_it_had_acknowledged_and_lost_come_to_the_kitchen_once() throws Exception {
        List<String> known = paid(2);
        copy();
        List<String> lost = paid(3);

        comeBackAsCopied();
        startCooking();

        awaitTickets(known);
        awaitTickets(lost);
        BooksBalance.in(sends);
    }

    @Test
    void tickets_that_come_again_change_nothing() throws Exception {
        List<String> orders = paid(3);
        copy();
        startCooking();
        awaitTickets(orders);
        long changes = changes();

        comeBackAsCopied();
        List<String> later = paid(1);

        awaitTickets(later);
        awaitTickets(orders);
        assertThat(changes()).as("one for the ticket that came later").isEqualTo(changes + 1);
        BooksBalance.in(sends);
    }

    /** Paid for, and Artemis has acknowledged their tickets. */
    private List<String> paid(int many) {
        String dish = sends.dish(many);
        List<String> orders = new ArrayList<>();
        IntStream.range(0, many).forEach(n -> {
            Product.Answer placed = sends.order(UUID.randomUUID().toString(), dish, 1, "tok_ok");
            assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);
            orders.add(placed.json().path("id").asText());
        });
        await("acknowledged").atMost(Duration.ofSeconds(20)).until(() -> sends.jdbc()
                .queryForList("select id from outbox.message where sent_at is null")
                .isEmpty());
        return orders;
    }

    private void copy() throws IOException {
        FileSystemUtils.copyRecursively(data(), folder.resolve("before"));
    }

    private void comeBackAsCopied() throws IOException {
        String port = artemis.url().substring(artemis.url().lastIndexOf(':') + 1);
        artemis.close();
        FileSystemUtils.deleteRecursively(data());
        Files.move(folder.resolve("before"), data());
        artemis = EmbeddedArtemis.start(sends.servers().folder(), Integer.parseInt(port));
    }

    private Path data() {
        return folder.resolve("data").resolve("artemis");
    }

    private void startCooking() {
        cooks = sends.anotherNode("--outbox.relay=false", "--tablesaga.node=cooks");
    }

    private void awaitTickets(List<String> orders) {
        await("tickets in the kitchen").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(orders)
                .allSatisfy(order -> assertThat(sends.jdbc()
                                .queryForObject(
                                        """
                                        select count(*) from outbox.message m
                                        where m.destination = 'kafka:kitchen' and m.key = ?
                                          and m.body::jsonb #>> '{data,what}' = 'OPENED'""",
                                        Integer.class,
                                        order))
                        .isOne()));
    }

    /** Whatever has changed in the kitchen so far. */
    private long changes() {
        return sends.jdbc().queryForObject("select max(number) from kitchen.feed", Long.class);
    }
}
