package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.config.Product.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The tour: one order from the menu to the kitchen, through the product's own doors, in both wirings. */
class DinnerAtTableOneTest {

    @ParameterizedTest
    @EnumSource
    void a_guest_orders_and_pays_and_the_kitchen_cooks(Product.Wired wired) throws Exception {
        Product product = Product.running(wired);

        JsonNode menu =
                product.get("/api/menus?storeId=" + Product.STORE, "").json().path("items");
        String stew = menu.get(0).path("id").asText();
        assertThat(menu.get(0).path("name").asText()).isEqualTo("김치찌개");

        Answer placed = product.order("dinner-" + wired, stew, 2, "tok_ok");
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);
        JsonNode order = placed.json();
        assertThat(order.path("state").asText()).isEqualTo("PAID");
        assertThat(order.path("total").path("amount").asLong()).isEqualTo(18_000);

        String id = order.path("id").asText();
        Answer shown = product.get("/api/orders/" + id, order.path("capability").asText());
        assertThat(shown.json().path("state").asText()).isEqualTo("PAID");
        assertThat(product.get("/api/orders/" + id, "guess").status()).isEqualTo(404);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(product.operator("/api/stores/" + Product.STORE + "/kitchen/tickets")
                                .http()
                                .body())
                        .contains(id));
        JsonNode event = eventOf(product, id);
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("type").asText()).isEqualTo("io.tablesaga.ordering.order-paid.v1");
        assertThat(event.path("sagaid").asText()).isEqualTo(order.path("saga").asText());

        JsonNode saga =
                product.operator("/api/sagas/" + order.path("saga").asText()).json();
        assertThat(saga.path("state").asText()).isEqualTo("COMPLETED");
        assertThat(saga.path("journal").findValuesAsText("event"))
                .contains("BORN", "ENLISTED", "IN_DOUBT", "COMPLETED");
        BooksBalance.in(product);
    }

    private static JsonNode eventOf(Product product, String order) throws Exception {
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        product.servers().kafka().bootstrap(),
                        "group.id",
                        "tour-" + order,
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.subscribe(List.of("orders"));
            List<String> found = new ArrayList<>();
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> {
                    if (order.equals(record.key())) {
                        found.add(record.value());
                    }
                });
                return !found.isEmpty();
            });
            return new ObjectMapper().readTree(found.get(0));
        }
    }
}
