package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the older systems promised of a menu: by the numbers of their lines. */
class MenuStoriesTest {

    private static final String WHOLE =
            """
            {"categoryId": "%s", "name": {"ko": "칼국수", "en": "Knife-cut noodles", "ja": "カルグクス"},
             "description": {"ko": "손으로 썬 면"}, "price": {"amount": 9000, "currency": "KRW"}, "taxKind": "TAX_FREE",
             "allergens": ["SHELLFISH", "WHEAT"],
             "optionGroups": [{"name": {"ko": "맵기", "zh": "辣度"}, "min": 1, "max": 1, "options": [
                {"name": {"ko": "순한맛"}, "surcharge": {"amount": 0, "currency": "KRW"}},
                {"name": {"ko": "매운맛", "en": "Hot"}, "surcharge": {"amount": 500, "currency": "KRW"}}]}],
             "rules": {"course": "SIDE", "oncePer": "VISIT", "minQuantity": 2, "maxQuantity": 8, "quantityStep": 2}}""";

    private final Product product = Product.running(Wired.DIRECT);
    private final MenuBook menu = new MenuBook(OwnStore.open(product));

    @Test
    void h3_a_customer_sees_the_menu_in_its_order_page_by_page() {
        String stews = menu.category("찌개");
        String rice = menu.category("밥");
        menu.item(rice, "비빔밥", 9500);
        menu.item(stews, "김치찌개", 9000);
        menu.item(stews, "된장찌개", 8500);
        menu.awaitShown("찌개/김치찌개", "찌개/된장찌개", "밥/비빔밥");
        assertThat(menu.guests("&limit=1").stream()
                        .map(item -> item.path("name").asText()))
                .containsExactly("김치찌개", "된장찌개", "비빔밥");
        assertThat(menu.guests("").get(1).path("price").path("amount").asInt()).isEqualTo(8500);
        assertThat(menu.guests("").get(1).path("available").asInt()).isZero();
    }

    @Test
    void h12_t11_a_manager_creates_reads_changes_and_deletes_categories_and_menus() {
        String stews = menu.category("찌개");
        String item = menu.item(stews, "김치찌개", 9000);
        menu.awaitShown("찌개/김치찌개");

        ObjectNode read = menu.read(item);
        assertThat(read.path("version").asInt()).isEqualTo(1);
        ((ObjectNode) read.path("name")).put("ko", "묵은지찌개");
        Answer saved = menu.save(item, read);
        assertThat(saved.status()).as(saved.http().body()).isEqualTo(200);
        assertThat(saved.json().path("version").asInt()).isEqualTo(2);
        Answer renamed =
                menu.store.manage("PUT", "/menu/categories/" + stews, "{\"name\": {\"ko\": \"탕\"}, \"version\": 1}");
        assertThat(renamed.status()).as(renamed.http().body()).isEqualTo(200);
        menu.awaitShown("탕/묵은지찌개");
        assertThat(menu.guest(item, "").path("version").asInt()).isEqualTo(2);

        Answer full = menu.store.manage("DELETE", "/menu/categories/" + stews, null);
        assertThat(full.status()).isEqualTo(409);
        assertThat(full.problem()).isEqualTo("category-not-empty");
        assertThat(full.json().path("detail").asText()).contains("1").contains("menu-items-sort");

        assertThat(menu.store.manage("DELETE", "/menu/items/" + item, null).status())
                .isEqualTo(200);
        menu.awaitShown();
        assertThat(menu.store.get("/menu/items/" + item).status()).isEqualTo(404);
        assertThat(menu.store.get("/menu/items").json().path("items")).isEmpty();
        assertThat(menu.store
                        .manage("DELETE", "/menu/categories/" + stews, null)
                        .status())
                .isEqualTo(200);
        assertThat(menu.store.get("/menu/categories").json().path("categories")).isEmpty();
        assertThat(menu.store.manage("DELETE", "/menu/items/" + item, null).problem())
                .isEqualTo("unknown-item");
        assertThat(menu.store
                        .manage("DELETE", "/menu/categories/" + stews, null)
                        .problem())
                .isEqualTo("unknown-category");
    }

    @Test
    void t2_the_menu_is_read_by_categories_and_in_the_order_its_manager_says() {
        String stews = menu.category("찌개");
        String rice = menu.category("밥");
        String kimchi = menu.item(stews, "김치찌개", 9000);
        String soy = menu.item(stews, "된장찌개", 8500);
        String bowl = menu.item(rice, "비빔밥", 9500);
        menu.awaitShown("찌개/김치찌개", "찌개/된장찌개", "밥/비빔밥");

        Answer sorted = menu.store.manage(
                "POST", "/menu/categories/sort", "{\"categoryIds\": [\"" + rice + "\", \"" + stews + "\"]}");
        assertThat(sorted.status()).as(sorted.http().body()).isEqualTo(200);
        assertThat(sorted.json().path("changed").asInt()).isEqualTo(2);
        menu.awaitShown("밥/비빔밥", "찌개/김치찌개", "찌개/된장찌개");

        Answer moved = menu.store.manage(
                "POST",
                "/menu/categories/" + stews + "/items/sort",
                "{\"itemIds\": [\"" + soy + "\", \"" + bowl + "\", \"" + kimchi + "\"]}");
        assertThat(moved.status()).as(moved.http().body()).isEqualTo(200);
        menu.awaitShown("찌개/된장찌개", "찌개/비빔밥", "찌개/김치찌개");
        assertThat(menu.store.get("/menu/items?limit=2").json().path("items").findValuesAsText("id"))
                .startsWith(soy);

        Answer one = menu.store.manage(
                "POST", "/menu/categories/" + stews + "/items/sort", "{\"itemIds\": [\"" + soy + "\"]}");
        assertThat(one.problem()).isEqualTo("menu-changed-meanwhile");
        Answer twice = menu.store.manage(
                "POST", "/menu/categories/sort", "{\"categoryIds\": [\"" + rice + "\", \"" + rice + "\"]}");
        assertThat(twice.problem()).isEqualTo("menu-changed-meanwhile");
    }

    @Test
    void what_is_hidden_is_shown_to_its_manager_only() {
        String stews = menu.category("찌개");
        String item = menu.item(stews, "김치찌개", 9000);
        menu.awaitShown("찌개/김치찌개");

        assertThat(menu.store
                        .manage("PUT", "/menu/items/" + item + "/hidden", "{\"hidden\": true}")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        menu.awaitShown();
        assertThat(product.get("/api/menus/items/" + item, "guest").status()).isEqualTo(404);
        assertThat(menu.read(item).path("hidden").asBoolean()).isTrue();
        // The same again changes nothing.
        assertThat(menu.store
                        .manage("PUT", "/menu/items/" + item + "/hidden", "{\"hidden\": true}")
                        .json()
                        .path("version")
                        .asInt())
                .isEqualTo(2);
        menu.store.manage("PUT", "/menu/items/" + item + "/hidden", "{\"hidden\": false}");
        menu.awaitShown("찌개/김치찌개");

        menu.store.manage(
                "PUT", "/menu/categories/" + stews, "{\"name\": {\"ko\": \"찌개\"}, \"hidden\": true, \"version\": 1}");
        menu.awaitShown();
        assertThat(product.get("/api/menus/items/" + item, "guest").status()).isEqualTo(404);
        assertThat(menu.store
                        .order(UUID.randomUUID().toString(), item, "tok_ok")
                        .problem())
                .isEqualTo("unknown-item");
    }

    @Test
    void t4_the_detail_has_whatever_a_guest_has_to_know_before_ordering() {
        String item = menu.item(WHOLE.formatted(menu.category("면")));
        menu.deliver(item, 7);
        await().atMost(Duration.ofSeconds(20)).until(() -> menu.shown().size() == 1);
        JsonNode detail = menu.guest(item, "?lang=en");
        assertThat(detail.path("name").asText()).isEqualTo("Knife-cut noodles");
        assertThat(detail.path("description").asText()).isEqualTo("손으로 썬 면");
        assertThat(detail.path("category").asText()).isEqualTo("면");
        assertThat(detail.path("price").toString()).isEqualTo("{\"amount\":9000,\"currency\":\"KRW\"}");
        assertThat(detail.path("taxKind").asText()).isEqualTo("TAX_FREE");
        assertThat(detail.path("available").asInt()).isEqualTo(7);
        assertThat(detail.path("availableNow").asBoolean()).isTrue();
        assertThat(detail.path("allergens").toString()).isEqualTo("[\"WHEAT\",\"SHELLFISH\"]");
        JsonNode group = detail.path("optionGroups").path(0);
        assertThat(group.path("name").asText()).isEqualTo("맵기");
        assertThat(group.path("min").asInt()).isEqualTo(1);
        assertThat(group.path("options").path(1).path("name").asText()).isEqualTo("Hot");
        assertThat(group.path("options")
                        .path(1)
                        .path("surcharge")
                        .path("amount")
                        .asInt())
                .isEqualTo(500);
        assertThat(detail.path("rules").toString())
                .isEqualTo(
                        "{\"course\":\"SIDE\",\"oncePer\":\"VISIT\",\"minQuantity\":2,\"maxQuantity\":8,\"quantityStep\":2}");
    }

    @Test
    void a_guest_reads_the_menu_in_their_language_and_in_korean_what_was_not_written_in_it() {
        String item = menu.item(WHOLE.formatted(menu.category("면")));
        await().atMost(Duration.ofSeconds(20)).until(() -> menu.shown().size() == 1);
        assertThat(menu.guest(item, "?lang=ja").path("name").asText()).isEqualTo("カルグクス");
        assertThat(menu.guest(item, "?lang=zh").path("name").asText()).isEqualTo("칼국수");
        assertThat(menu.guest(item, "?lang=fr").path("name").asText()).isEqualTo("칼국수");
        assertThat(accepting(item, "fr-FR, en-GB;q=0.8, ko;q=0.5")).isEqualTo("Knife-cut noodles");
        assertThat(accepting(item, "en;q=0, *")).isEqualTo("칼국수");
        assertThat(accepting(item, ";;=,?")).isEqualTo("칼국수");
        assertThat(menu.guests("&lang=en").get(0).path("name").asText()).isEqualTo("Knife-cut noodles");
    }

    private String accepting(String item, String languages) {
        return Product.send(product.request("/api/menus/items/" + item).header("Accept-Language", languages))
                .json()
                .path("name")
                .asText();
    }

    @Test
    void what_is_offered_at_another_time_of_day_says_so() {
        String category = menu.category("아침");
        int hour = Instant.now().atZone(ZoneId.of(OwnStore.noon())).getHour();
        String now = hours("%02d:00".formatted(hour - 2), "%02d:00".formatted(hour + 3));
        String later = hours("%02d:00".formatted(hour + 3), "%02d:00".formatted(hour + 5));
        String json = MenuBook.json(category, "아침상", 7000);
        String offered = menu.item(json.replaceFirst("}$", ", \"hours\": " + now + "}"));
        String closed = menu.item(json.replaceFirst("}$", ", \"hours\": " + later + "}"));
        await().atMost(Duration.ofSeconds(20)).until(() -> menu.shown().size() == 2);
        assertThat(menu.guest(offered, "").path("availableNow").asBoolean()).isTrue();
        assertThat(menu.guest(closed, "").path("availableNow").asBoolean()).isFalse();
        String page = Product.send(product.request("/t/" + menu.store.code(menu.store.table)))
                .http()
                .body();
        assertThat(page).containsOnlyOnce("not at this time");
    }

    private static String hours(String from, String to) {
        return "{\"week\": " + OwnStore.week(from, to) + ", \"exceptions\": [], \"lastOrderMinutes\": 0}";
    }

    @Test
    void an_order_keeps_name_and_price_as_they_were_sold() {
        String item = menu.item(menu.category("찌개"), "김치찌개", 9000);
        menu.awaitShown("찌개/김치찌개");
        menu.deliver(item, 10);
        Answer placed = menu.store.order(UUID.randomUUID().toString(), item, "tok_ok");
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);

        ObjectNode json = menu.read(item);
        ((ObjectNode) json.path("name")).put("ko", "비싼 찌개");
        ((ObjectNode) json.path("price")).put("amount", 19000);
        menu.save(item, json);
        menu.awaitShown("찌개/비싼 찌개");
        menu.store.manage("DELETE", "/menu/items/" + item, null);
        menu.awaitShown();

        JsonNode order = product.get("/api/orders/" + placed.json().path("id").asText(), menu.store.phone())
                .json();
        assertThat(order.path("lines").path(0).path("name").asText()).isEqualTo("김치찌개");
        assertThat(order.path("lines").path(0).path("unitPrice").path("amount").asInt())
                .isEqualTo(9000);
        assertThat(List.of(order.path("total").path("amount").asInt())).containsExactly(9000);
        BooksBalance.in(product);
    }
}
