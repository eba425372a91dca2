package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * H15, T15: the process that takes the menu's edits and carries their news is killed in the middle of them, while guests
 * order at another one. Every edit's price tells how many there have been.
 */
class MenuKilledTest {

    private final Product ordering = Product.start(Wired.DIRECT, "--outbox.relay=false");
    private final MenuBook menu = new MenuBook(OwnStore.open(ordering));
    private final AtomicInteger sent = new AtomicInteger(9000);
    private final AtomicInteger saved = new AtomicInteger(9000);

    @AfterEach
    void stop() {
        ordering.stop();
    }

    @Test
    void orders_go_on_over_the_kill_no_saved_edit_is_lost_and_the_copy_catches_up() throws Exception {
        String stew;
        try (Editing editing = new Editing()) {
            stew = menu.item(menu.category("찌개"), "김치찌개", 9000);
            menu.deliver(stew, 100_000);
            menu.awaitShown("찌개/김치찌개");
            CompletableFuture<Void> edits = CompletableFuture.runAsync(() -> editing.repriceUntilItDies(stew));
            for (int price = 9000; saved.get() < 12_000 || price == 9000; ) {
                price = orderedAt(stew, price);
            }
            editing.kill();
            edits.join();
        }
        int copied = 9000;
        for (int order = 0; order < 5; order++) {
            copied = orderedAt(stew, copied);
        }
        ObjectNode kept = menu.read(stew);
        int price = kept.path("price").path("amount").asInt();
        // The edit that was being saved may have been, or not; it is nothing in between.
        assertThat(price).isBetween(saved.get(), sent.get());
        assertThat(kept.path("version").asInt()).isEqualTo(1 + (price - 9000) / 100);

        try (Editing again = new Editing()) {
            await("what was saved before the kill has reached the copy")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> shownPrice(stew) == price);
            assertThat(orderedAt(stew, price)).isEqualTo(price);
            again.reprice(stew, 20_000);
            await("edits go on").atMost(Duration.ofSeconds(30)).until(() -> shownPrice(stew) == 20_000);
            BooksBalance.in(ordering);
        }
    }

    private int shownPrice(String item) {
        return menu.guest(item, "").path("price").path("amount").asInt();
    }

    /** @param before what it cost when last ordered: the copy never goes back */
    private int orderedAt(String item, int before) {
        Answer placed = menu.store.order(UUID.randomUUID().toString(), item, "tok_ok");
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);
        int price = placed.json().path("total").path("amount").asInt();
        assertThat(price).isBetween(before, sent.get());
        return price;
    }

    /** A process for managers, on the other's servers; it leaves the copy to the other. */
    private final class Editing implements AutoCloseable {

        private final StartedProduct process;
        private final String base;

        Editing() throws IOException {
            Map<String, String> environment = new HashMap<>(StartedProduct.pointingAt(ordering.surroundings(), 0));
            environment.put("TABLESAGA_NODE", "editing");
            environment.put("MENU_COPY_CONSUME", "false");
            environment.put("MENU_STOCK_CONSUME", "false");
            process = new StartedProduct(environment);
            String api = process.line("Api ");
            assertThat(api).as(() -> String.join("\n", process.said())).isNotNull();
            base = api.replaceFirst("Api +", "").replaceFirst("/api.*", "");
        }

        void repriceUntilItDies(String item) {
            try {
                while (true) {
                    reprice(item, sent.addAndGet(100));
                    saved.addAndGet(100);
                }
            } catch (UncheckedIOException killed) {
                // Nobody was told how the last one ended.
            }
        }

        void reprice(String item, int price) {
            ObjectNode json = menu.read(item);
            ((ObjectNode) json.path("price")).put("amount", price);
            Answer answer =
                    Product.send(HttpRequest.newBuilder(URI.create(base + menu.store.path("/menu/items/" + item)))
                            .header("Authorization", "Bearer " + menu.store.manager())
                            .header("Content-Type", "application/json")
                            .PUT(BodyPublishers.ofString(json.toString())));
            assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        }

        void kill() throws InterruptedException {
            process.kill();
        }

        @Override
        public void close() throws InterruptedException {
            process.close();
        }
    }
}
