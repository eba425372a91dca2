package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.servers.EmbeddedKafka;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** H15, T15: guests order while what edits the menu, or carries the news of it, is down. On a product of its own. */
class MenuDownTest {

    /** Plays every role but that of whoever follows the menu. */
    private final Product product =
            Product.start(Wired.DIRECT, "--menu.copy.consume=false", "--menu.stock.consume=false");

    private final MenuBook menu = new MenuBook(OwnStore.open(product));

    @AfterEach
    void stop() {
        product.stop();
    }

    @Test
    void h15_orders_go_on_and_what_was_edited_meanwhile_arrives_when_all_is_up_again() {
        // Before: another process follows the menu for both.
        Product follower = product.anotherNode("--outbox.relay=false");
        String stew = menu.item(menu.category("찌개"), "김치찌개", 9000);
        menu.deliver(stew, 10);
        menu.awaitShown("찌개/김치찌개");
        // It is gone: edits are saved, orders go on at the copy's price.
        follower.context().close();
        menu.reprice(stew, 10_000);
        assertThat(total(stew)).isEqualTo(9000);

        // Kafka, too, is gone.
        int port = Integer.parseInt(product.servers().kafka().bootstrap().replaceFirst(".*:", ""));
        product.servers().kafka().close();
        menu.reprice(stew, 11_000);
        menu.item(menu.category("밥"), "비빔밥", 9500);
        assertThat(total(stew)).isEqualTo(9000);
        assertThat(waiting()).isGreaterThanOrEqualTo(3);

        try (EmbeddedKafka again = EmbeddedKafka.start(product.servers().folder(), port)) {
            Product another = product.anotherNode("--outbox.relay=false");
            menu.awaitShownWithin(Duration.ofSeconds(60), "찌개/김치찌개", "밥/비빔밥");
            JsonNode guest = menu.guest(stew, "");
            assertThat(guest.path("price").path("amount").asInt()).isEqualTo(11_000);
            assertThat(guest.path("version").asInt()).isEqualTo(3);
            assertThat(total(stew)).isEqualTo(11_000);
            await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 0);
            BooksBalance.in(product);
            another.context().close();
        }
    }

    private int waiting() {
        return product.jdbc()
                .queryForObject(
                        "select count(*) from outbox.message where destination = 'kafka:menu' and sent_at is null",
                        Integer.class);
    }

    private int total(String dish) {
        Answer placed = menu.store.order(UUID.randomUUID().toString(), dish, "tok_ok");
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);
        return placed.json().path("total").path("amount").asInt();
    }
}
