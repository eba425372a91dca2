package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.StreamSupport;

/** A store of a test's own, whose dishes may be ordered only so; and guests at its table. */
record RuledStore(Product product, OwnStore store) {

    static final String TOKEN = "\"paymentToken\": \"tok_ok\"";
    static final String DECLINED = "\"paymentToken\": \"tok_declined\"";
    static final String COUNTER = "\"payment\": \"counter\"";

    /** On the provider's page, which needs no word. */
    static final String PAGE = "\"guests\": null";

    static RuledStore open(Wired wired) {
        Product product = Product.running(wired);
        return new RuledStore(product, OwnStore.open(product));
    }

    /** @param rules columns of the catalogue's copy with their values, {@code course = 'SIDE'} */
    String dish(String rules) {
        String dish = store.dish(20);
        rule(dish, rules);
        return dish;
    }

    void rule(String dish, String rules) {
        product.jdbc().update("update ordering.catalogue_item set " + rules + " where id = ?::uuid", dish);
    }

    Dining table() {
        return new Dining(product, store.id, store.table);
    }

    /** One more phone at the table. */
    String phone() {
        return table().phone();
    }

    static String phone(Browser person, Dining table) {
        String code = PhoneAtTable.joinCode(table.product(), table.store(), table.table());
        Answer joined = person.send(
                "POST", "/api/visits/join", "{\"tableCode\": \"" + table.qr() + "\", \"joinCode\": \"" + code + "\"}");
        assertThat(joined.status()).as(joined.http().body()).isEqualTo(201);
        return joined.json().path("token").asText();
    }

    static String line(String dish, int quantity) {
        return "{\"itemId\": \"%s\", \"quantity\": %d}".formatted(dish, quantity);
    }

    /** @param more further members of the line, as JSON */
    static String line(String dish, int quantity, String more) {
        return "{\"itemId\": \"%s\", \"quantity\": %d, %s}".formatted(dish, quantity, more);
    }

    Answer order(String phone, String payment, String... lines) {
        return order(OrderStoriesTest.key(), phone, payment, lines);
    }

    Answer order(String key, String phone, String payment, String[] lines) {
        return Product.send(product.request("/api/orders")
                .header("Authorization", "Bearer " + phone)
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{" + payment + ", \"lines\": [" + String.join(", ", lines) + "]}")));
    }

    Answer paid(String phone, String... lines) {
        Answer paid = order(phone, TOKEN, lines);
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        return paid;
    }

    Answer waiting(String phone, String payment, String... lines) {
        Answer waiting = order(phone, payment, lines);
        assertThat(waiting.status()).as(waiting.http().body()).isEqualTo(202);
        return waiting;
    }

    /** Nothing was kept of it, and the guest is told a way out. @return the first broken rule */
    static JsonNode refused(Answer answer, String... rules) {
        Dining.is(answer, 409, rules[0]);
        JsonNode broken = answer.json().path("broken");
        assertThat(broken.findValuesAsText("rule")).as(answer.http().body()).containsExactly(rules);
        assertThat(broken).allSatisfy(rule -> assertThat(rule.path("ways")).isNotEmpty());
        // Korean first, then English.
        assertThat(answer.json().path("detail").asText())
                .matches("(?s)[^.]*[가-힣].*")
                .contains(" Nothing was charged. ");
        return broken.get(0);
    }

    static List<String> ways(JsonNode rule) {
        return StreamSupport.stream(rule.path("ways").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    static List<String> items(JsonNode rule) {
        return rule.path("items").findValuesAsText("itemId");
    }

    int available(String dish) {
        return OrderStoriesTest.available(product, dish);
    }

    GuestWhoCancels whoOrdered(Answer placed) {
        return new GuestWhoCancels(product, placed);
    }
}
