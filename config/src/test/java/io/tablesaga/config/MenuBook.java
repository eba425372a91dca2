package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.config.Product.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A store's menu in its manager's hands, and as its guests read it. */
final class MenuBook {

    final OwnStore store;

    MenuBook(OwnStore store) {
        this.store = store;
    }

    /** @return its id */
    String category(String name) {
        Answer created = store.manage("POST", "/menu/categories", "{\"name\": {\"ko\": \"" + name + "\"}}");
        assertThat(created.status()).as(created.http().body()).isEqualTo(201);
        assertThat(created.json().path("version").asInt()).isEqualTo(1);
        return created.json().path("id").asText();
    }

    /** @return its id */
    String item(String category, String name, int price) {
        return item(json(category, name, price));
    }

    String item(String json) {
        Answer created = store.manage("POST", "/menu/items", json);
        assertThat(created.status()).as(created.http().body()).isEqualTo(201);
        assertThat(created.json().path("version").asInt()).isEqualTo(1);
        return created.json().path("id").asText();
    }

    static String json(String category, String name, int price) {
        return """
                {"categoryId": "%s", "name": {"ko": "%s"}, "price": {"amount": %d, "currency": "KRW"}}"""
                .formatted(category, name, price);
    }

    /** As a manager reads it, to be changed and sent back. */
    ObjectNode read(String item) {
        Answer read = store.get("/menu/items/" + item);
        assertThat(read.status()).as(read.http().body()).isEqualTo(200);
        return (ObjectNode) read.json();
    }

    Answer save(String item, JsonNode json) {
        return store.manage("PUT", "/menu/items/" + item, json.toString());
    }

    /** Of an item nobody else is changing. */
    void reprice(String item, int price) {
        ObjectNode json = read(item);
        ((ObjectNode) json.path("price")).put("amount", price);
        Answer saved = save(item, json);
        assertThat(saved.status()).as(saved.http().body()).isEqualTo(200);
    }

    List<JsonNode> guests(String query) {
        List<JsonNode> items = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = store.product
                    .get("/api/menus?storeId=" + store.id + after + query, "guest")
                    .json();
            page.path("items").forEach(items::add);
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asText();
        } while (!after.isEmpty());
        return items;
    }

    /** Category and name of each item a guest reads, in menu order. */
    List<String> shown() {
        return guests("").stream()
                .map(item ->
                        item.path("category").asText() + "/" + item.path("name").asText())
                .toList();
    }

    void awaitShown(String... categoryAndName) {
        awaitShownWithin(Duration.ofSeconds(20), categoryAndName);
    }

    void awaitShownWithin(Duration time, String... categoryAndName) {
        await("guests read what was saved, over the outbox and Kafka")
                .atMost(time)
                .untilAsserted(() -> assertThat(shown()).containsExactly(categoryAndName));
    }

    JsonNode guest(String item, String query) {
        Answer read = store.product.get("/api/menus/items/" + item + query, "guest");
        assertThat(read.status()).as(read.http().body()).isEqualTo(200);
        return read.json();
    }

    void deliver(String item, int portions) {
        await("the stock lists a new item over Kafka")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(store.manage(
                                        "POST",
                                        "/stock-movements",
                                        "{\"itemId\":\"" + item + "\",\"quantity\":" + portions
                                                + ",\"reason\":\"delivery\"}")
                                .status())
                        .isEqualTo(201));
    }
}
