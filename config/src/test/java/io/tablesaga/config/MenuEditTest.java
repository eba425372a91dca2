package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A manager writes a menu: what cannot be is refused, nobody's change is lost, and each is told once. */
class MenuEditTest {

    private final Product product = Product.running(Wired.DIRECT);
    private final MenuBook menu = new MenuBook(OwnStore.open(product));

    @Test
    void what_was_read_can_be_sent_back_as_it_is_and_is_no_change() {
        String category = menu.category("면");
        String item = menu.item(
                """
                {"categoryId": "%s", "name": {"ko": "칼국수", "en": "Noodles"}, "description": {"en": "Hand-cut"},
                 "price": {"amount": 9000, "currency": "KRW"}, "allergens": ["WHEAT"], "station": "면",
                 "hours": {"week": {"friday": [{"from": "11:00", "to": "15:00"}]}, "exceptions": [], "lastOrderMinutes": 0},
                 "optionGroups": [{"name": {"ko": "맵기"}, "options": [
                    {"name": {"ko": "순한맛"}, "surcharge": {"amount": 0, "currency": "KRW"}}]}],
                 "rules": {"course": "OTHER", "oncePer": "DAY", "minQuantity": 2, "maxQuantity": 4, "quantityStep": 2},
                 "hidden": true, "photoId": "%s"}"""
                        .formatted(category, photo(menu.store.id)));
        ObjectNode read = menu.read(item);
        assertThat(menu.save(item, read).json().path("version").asInt()).isEqualTo(1);
        assertThat(menu.read(item)).isEqualTo(read);
        assertThat(messages(item)).hasSize(1);
        ((ObjectNode) read.path("rules")).put("maxQuantity", 6);
        assertThat(menu.save(item, read).json().path("version").asInt()).isEqualTo(2);
        assertThat(messages(item)).hasSize(2);
        assertThat(messages(item)
                        .get(1)
                        .path("data")
                        .path("rules")
                        .path("maxQuantity")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void an_item_shows_a_picture_of_its_own_store_or_none() {
        String category = menu.category("면");
        String strangers = photo(OwnStore.open(product).id);
        for (String photo : List.of(strangers, UUID.randomUUID().toString())) {
            String json = MenuBook.json(category, "칼국수", 9000).replaceFirst("}$", "");
            Answer refused = menu.store.manage("POST", "/menu/items", json + ", \"photoId\": \"" + photo + "\"}");
            assertThat(refused.problem()).as(refused.http().body()).isEqualTo("unknown-photo");
        }
        String item = menu.item(category, "칼국수", 9000);
        ObjectNode read = menu.read(item);
        assertThat(menu.save(item, read.put("photoId", strangers)).problem()).isEqualTo("unknown-photo");
        String own = photo(menu.store.id);
        assertThat(menu.save(item, read.put("photoId", own)).status()).isEqualTo(200);
        product.jdbc().update("delete from menu.photo where id = ?::uuid", own);
        ObjectNode without = menu.read(item).put("hidden", true);
        assertThat(menu.save(item, without).status()).isEqualTo(200);
    }

    /** A row is all an edit looks at. */
    private String photo(String store) {
        return photo(product, store);
    }

    static String photo(Product product, String store) {
        return product.jdbc()
                .queryForObject(
                        """
                        insert into menu.photo (id, store_id, sent, width, height, small, medium, large)
                        select gen_random_uuid(), ?::uuid, d, 1, 1, d, d, d
                        from (select sha256(uuid_send(gen_random_uuid())) as d) p returning id""",
                        String.class,
                        store);
    }

    @Test
    void of_managers_who_save_at_once_one_has_saved_and_the_others_are_told() {
        String item = menu.item(menu.category("면"), "칼국수", 9000);
        ObjectNode read = menu.read(item);
        List<CompletableFuture<Answer>> saves = IntStream.range(0, 8)
                .mapToObj(i -> {
                    ObjectNode mine = read.deepCopy();
                    ((ObjectNode) mine.path("price")).put("amount", 10_000 + i);
                    return CompletableFuture.supplyAsync(() -> menu.save(item, mine));
                })
                .toList();
        List<Answer> answers = saves.stream().map(CompletableFuture::join).toList();
        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() != 200)).allSatisfy(answer -> {
            assertThat(answer.problem()).as(answer.http().body()).isEqualTo("item-changed-meanwhile");
            assertThat(answer.json().path("detail").asText()).contains("version 2");
        });
        assertThat(menu.read(item).path("version").asInt()).isEqualTo(2);
        assertThat(messages(item)).hasSize(2);
    }

    @Test
    void items_that_are_created_at_once_have_places_of_their_own_and_none_comes_into_what_is_removed() {
        String category = menu.category("면");
        List<CompletableFuture<Answer>> creates = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> i == 4
                        ? menu.store.manage("DELETE", "/menu/categories/" + category, null)
                        : menu.store.manage("POST", "/menu/items", MenuBook.json(category, "면 " + i, 9000))))
                .toList();
        List<Integer> statuses = creates.stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .toList();
        JsonNode items = menu.store.get("/menu/items").json().path("items");
        if (statuses.get(4) == 200) {
            assertThat(items).isEmpty();
        } else {
            assertThat(statuses.get(4)).isEqualTo(409);
            assertThat(items.findValuesAsText("position").stream().distinct()).hasSize((int)
                    statuses.stream().filter(status -> status == 201).count());
        }
    }

    static Stream<String> unreadable() {
        String good =
                """
                {"categoryId": "CATEGORY", "name": {"ko": "면"}, "price": {"amount": 9000, "currency": "KRW"},
                 "taxKind": "TAXABLE", "allergens": ["EGG"], "hidden": false, "rules": {"minQuantity": 1, "maxQuantity": 5},
                 "optionGroups": [{"name": {"ko": "맵기"}, "min": 1, "max": 1, "options": [
                   {"name": {"ko": "맵게"}, "surcharge": {"amount": 0, "currency": "KRW"}}]}]}""";
        return Stream.of(
                "categoryId: {}",
                "categoryId: " + good.replace("CATEGORY", "none"),
                "name: " + good.replace("{\"ko\": \"면\"}", "{}"),
                "name: " + good.replace("{\"ko\": \"면\"}", "\"면\""),
                "name.ko: " + good.replace("\"면\"", "\" \""),
                "name.ko: " + good.replace("\"면\"", "\"a\\u0007\""),
                "name.ko: " + good.replace("\"면\"", "\"" + "면".repeat(101) + "\""),
                "name: " + good.replace("{\"ko\": \"면\"}", "{\"fr\": \"nouilles\"}"),
                "price.amount: " + good.replace("9000", "-1"),
                "price.amount: " + good.replace("9000", "1.5"),
                "price.amount: " + good.replace("9000", "1e30"),
                "price.amount: " + good.replace("9000", "\"9000\""),
                "price.currency: " + good.replaceFirst("KRW", "USD"),
                "taxKind: " + good.replace("TAXABLE", "NONE"),
                "allergens: " + good.replace("EGG", "egg"),
                "allergens: " + good.replace("[\"EGG\"]", "\"EGG\""),
                "hidden: " + good.replace("false", "\"no\""),
                "rules: " + good.replace("\"maxQuantity\": 5", "\"maxQuantity\": 0"),
                "rules: " + good.replace("\"maxQuantity\": 5", "\"maxQuantity\": 100"),
                "rules.maxQuantity: " + good.replace("\"maxQuantity\": 5", "\"maxQuantity\": \"5\""),
                "optionGroups[0]: " + good.replace("\"max\": 1", "\"max\": 2"),
                "optionGroups[0].options[0].surcharge.amount: " + good.replace("\"amount\": 0", "\"amount\": -1"),
                "optionGroups: " + good.replaceFirst("\"optionGroups\": .*(?s:.*)$", "\"optionGroups\": {}}"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_cannot_be_is_refused_with_its_field_s_name(String fieldAndJson) {
        String field = fieldAndJson.substring(0, fieldAndJson.indexOf(": "));
        String json = fieldAndJson
                .substring(field.length() + 2)
                .replace("CATEGORY", UUID.randomUUID().toString());
        Answer refused = menu.store.manage("POST", "/menu/items", json);
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(400);
        assertThat(refused.json().path("detail").asText()).containsIgnoringCase(field);
        assertThat(menu.store.get("/menu/items").json().path("items")).isEmpty();
    }

    @Test
    void nothing_is_saved_into_a_category_that_is_not_this_menu_s() {
        MenuBook other = new MenuBook(OwnStore.open(product));
        String theirs = other.category("남의");
        String item = menu.item(menu.category("면"), "칼국수", 9000);
        assertThat(menu.store
                        .manage("POST", "/menu/items", MenuBook.json(theirs, "면", 1))
                        .problem())
                .isEqualTo("unknown-category");
        ObjectNode read = menu.read(item);
        read.put("categoryId", theirs);
        assertThat(menu.save(item, read).problem()).isEqualTo("unknown-category");
        assertThat(other.store
                        .manage("PUT", "/menu/items/" + item + "/hidden", "{\"hidden\": true}")
                        .problem())
                .isEqualTo("unknown-item");
        assertThat(other.store
                        .manage(
                                "POST",
                                "/menu/categories/" + theirs + "/items/sort",
                                "{\"itemIds\": [\"" + item + "\"]}")
                        .problem())
                .isEqualTo("unknown-item");
        assertThat(menu.store
                        .manage("DELETE", "/menu/categories/" + theirs, null)
                        .problem())
                .isEqualTo("unknown-category");
        assertThat(other.store.get("/menu/items/" + item).status()).isEqualTo(404);
        assertThat(menu.read(item).path("version").asInt()).isEqualTo(1);
    }

    @Test
    void a_menu_that_is_full_takes_nothing_more_and_says_how_much_it_holds() {
        MenuBook full = new MenuBook(OwnStore.open(product));
        String category = full.category("면");
        copies("category", category, 100);
        copies("item", full.item(category, "칼국수", 9000), 1000);
        Answer item = full.store.manage("POST", "/menu/items", MenuBook.json(category, "국수", 1));
        assertThat(item.problem()).isEqualTo("too-many-items");
        assertThat(item.json().path("detail").asText()).contains("1000");
        Answer another = full.store.manage("POST", "/menu/categories", "{\"name\": {\"ko\": \"밥\"}}");
        assertThat(another.problem()).isEqualTo("too-many-categories");
        assertThat(another.json().path("detail").asText()).contains("100");
    }

    /** As many of it as there may be, the one included. */
    private void copies(String table, String id, int most) {
        product.jdbc()
                .update(
                        """
                        insert into menu.%1$s
                        select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'position', n))).*
                        from menu.%1$s t, generate_series(2, ?) n where t.id = ?::uuid"""
                                .formatted(table),
                        most,
                        id);
    }

    @Test
    void an_edit_that_cannot_be_told_is_not_saved() {
        String item = menu.item(menu.category("면"), "칼국수", 9000);
        ObjectNode read = menu.read(item);
        read.put("hidden", true);
        try (Outage outbox = Outage.ofTable(product, "outbox", "message")) {
            assertThat(menu.save(item, read).status()).isEqualTo(500);
        }
        assertThat(menu.read(item).path("version").asInt()).isEqualTo(1);
        assertThat(menu.save(item, read).status()).isEqualTo(200);
    }

    /** What everybody else is told of one item, in its order. */
    private List<JsonNode> messages(String item) {
        List<String> written = product.jdbc()
                .queryForList(
                        "select body from outbox.message where destination = 'kafka:menu' and key = ? order by id",
                        String.class,
                        item);
        List<ConsumerRecord<String, String>> read = Topic.read(
                product, "menu", records -> Topic.ofKey(records, item).size() >= written.size());
        assertThat(Topic.ofKey(read, item)).containsExactlyElementsOf(written);
        return written.stream().map(Topic::json).toList();
    }
}
