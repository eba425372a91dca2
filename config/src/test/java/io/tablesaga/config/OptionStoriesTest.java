package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.COUNTER;
import static io.tablesaga.config.RuledStore.TOKEN;
import static io.tablesaga.config.RuledStore.items;
import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.RuledStore.refused;
import static io.tablesaga.config.RuledStore.ways;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What guests choose with a dish, and what they are told when the menu has changed meanwhile; in both wirings. */
class OptionStoriesTest {

    private static final String LARGE = UUID.randomUUID().toString();
    private static final String SMALL = UUID.randomUUID().toString();
    private static final String EGG = UUID.randomUUID().toString();
    private static final String LEEK = UUID.randomUUID().toString();

    /** A size, and up to one topping. */
    private static String ramen(RuledStore store) {
        return store.dish(
                """
                option_groups = '[
                    {"id": "%s", "min": 1, "max": 1, "name": {"ko": "크기"}, "options": [
                        {"id": "%s", "name": {"ko": "보통"}, "surcharge": 0},
                        {"id": "%s", "name": {"ko": "곱빼기", "en": "large"}, "surcharge": 1500}]},
                    {"id": "%s", "min": 0, "max": 1, "name": {"ko": "토핑"}, "options": [
                        {"id": "%s", "name": {"ko": "달걀"}, "surcharge": 1000},
                        {"id": "%s", "name": {"ko": "파"}, "surcharge": 500}]}]'"""
                        .formatted(UUID.randomUUID(), SMALL, LARGE, UUID.randomUUID(), EGG, LEEK));
    }

    private static String with(String... options) {
        return "\"options\": [\"" + String.join("\", \"", options) + "\"]";
    }

    @ParameterizedTest
    @EnumSource
    void surcharges_are_charged_and_the_options_are_shown_wherever_the_dish_is(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String ramen = ramen(store);
        String phone = store.phone();
        // The first and the last are the same of the same.
        Answer paid = store.paid(
                phone, line(ramen, 1, with(EGG, LARGE)), line(ramen, 2, with(SMALL)), line(ramen, 1, with(LARGE, EGG)));
        assertThat(paid.json().at("/total/amount").asLong()).isEqualTo(2 * 11_500 + 2 * 9_000);
        chosen(paid.json().path("lines"), "/options/0/name", "/options/1/name");
        assertThat(paid.json().at("/lines/0/options/0/surcharge/amount").asLong())
                .isEqualTo(1_500);
        assertThat(store.available(ramen)).isEqualTo(16);
        // What the menu says later changes nothing of what was sold.
        store.rule(ramen, "option_groups = '[]', name = '라멘', price = 1");
        GuestWhoCancels guest = store.whoOrdered(paid);
        chosen(guest.seen().path("lines"), "/options/0/name", "/options/1/name");
        assertThat(guest.payment().path("totalAmount").asLong()).isEqualTo(41_000);
        JsonNode history = store.product().get("/api/visit/orders", phone).json();
        chosen(history.at("/orders/0/lines"), "/options/0/name", "/options/1/name");
        String path = "/api/orders/" + guest.order() + "/receipt";
        JsonNode receipt = store.product()
                .get(path, paid.json().path("capability").asText())
                .json();
        chosen(receipt.path("lines"), "/options/0/name", "/options/1/name");
        assertThat(receipt.at("/total/amount").asLong()).isEqualTo(41_000);
        assertThat(receipt.at("/lines/0/unitPrice/amount").asLong()).isEqualTo(11_500);
        await("the ticket")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> chosen(
                        store.product()
                                .operator(store.store().path("/kitchen/tickets"))
                                .json()
                                .at("/tickets/0/lines"),
                        "/options/0",
                        "/options/1"));
        JsonNode event = Topic.events(store.product(), guest.order(), 1).get(0);
        chosen(event.at("/data/lines"), "/options/0/name", "/options/1/name");

        // One line comes back; the stock knows only how many.
        assertThat(guest.cancel(2).json().at("/refund/amount").asLong()).isEqualTo(18_000);
        BooksBalance.in(store.product());
        assertThat(store.available(ramen)).isEqualTo(18);
        assertThat(guest.cancel().json().at("/refund/amount").asLong()).isEqualTo(23_000);
        BooksBalance.in(store.product());
        assertThat(store.available(ramen)).isEqualTo(20);
    }

    private static void chosen(JsonNode lines, String first, String second) {
        assertThat(lines).as(lines.toString()).hasSize(2);
        assertThat(lines.at("/0" + first).asText()).as(lines.toString()).isEqualTo("곱빼기");
        assertThat(lines.at("/0" + second).asText()).as(lines.toString()).isEqualTo("달걀");
        assertThat(lines.at("/0/quantity").asInt()).isEqualTo(2);
        assertThat(lines.at("/1" + first).asText()).as(lines.toString()).isEqualTo("보통");
        assertThat(lines.at("/1/options")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void all_lines_of_a_dish_are_one_quantity_to_stock_and_to_its_rules(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String ramen = ramen(store);
        String phone = store.phone();
        Dining.is(
                store.order(phone, TOKEN, line(ramen, 11, with(SMALL)), line(ramen, 10, with(LARGE))),
                409,
                "out-of-stock");
        assertThat(store.available(ramen)).isEqualTo(20);
        store.rule(ramen, "max_quantity = 3");
        refused(
                store.order(phone, TOKEN, line(ramen, 2, with(SMALL)), line(ramen, 2, with(LARGE))),
                "quantity-not-offered");
        Answer held = store.waiting(phone, COUNTER, line(ramen, 2, with(SMALL)), line(ramen, 1, with(LARGE)));
        assertThat(store.available(ramen)).isEqualTo(17);
        store.whoOrdered(held).becomes("CANCELLED");
        assertThat(store.available(ramen)).isEqualTo(20);
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void what_has_to_be_chosen_is_chosen_and_nothing_that_is_not_there(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String ramen = ramen(store);
        String phone = store.phone();
        JsonNode rule = refused(store.order(phone, TOKEN, line(ramen, 1)), "options-needed");
        assertThat(ways(rule)).containsExactly("choose-options", "leave-out");
        JsonNode group = rule.at("/items/0/group");
        assertThat(group.path("min").asInt()).isEqualTo(1);
        assertThat(group.path("options").findValuesAsText("id")).containsExactly(SMALL, LARGE);
        refused(store.order(phone, TOKEN, line(ramen, 1, with(SMALL, EGG, LEEK))), "options-needed");
        String other = UUID.randomUUID().toString();
        rule = refused(store.order(phone, TOKEN, line(ramen, 1, with(SMALL, other))), "unknown-option");
        assertThat(rule.at("/items/0/options/0").asText()).isEqualTo(other);
        Dining.is(store.order(phone, TOKEN, line(ramen, 1, with(SMALL, SMALL))), 400, "invalid-request");
        Dining.is(store.order(phone, TOKEN, line(ramen, 1, with("egg"))), 400, "invalid-request");
        store.paid(phone, line(ramen, 1, with(SMALL)));
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_who_has_seen_another_price_is_told_before_anything_is_held(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String stew = store.store().dish(3);
        String phone = store.phone();
        store.rule(stew, "version = version + 1, price = 12000, name = '새 찌개'");
        JsonNode rule = refused(store.order(phone, TOKEN, line(stew, 1, "\"version\": 1")), "item-changed");
        assertThat(items(rule)).containsExactly(stew);
        assertThat(ways(rule)).containsExactly("confirm", "leave-out");
        JsonNode now = rule.at("/items/0");
        assertThat(now.path("name").asText()).isEqualTo("새 찌개");
        assertThat(now.at("/price/amount").asLong()).isEqualTo(12_000);
        assertThat(now.path("version").asInt()).isEqualTo(2);
        assertThat(store.store().orders()).isZero();
        assertThat(store.available(stew)).isEqualTo(3);

        Answer paid = store.paid(phone, line(stew, 1, "\"version\": 2"));
        assertThat(paid.json().at("/total/amount").asLong()).isEqualTo(12_000);
        // Who does not say what they saw takes it as it is.
        store.paid(phone, line(stew, 1));
        Dining.is(store.order(phone, TOKEN, line(stew, 1, "\"version\": \"2\"")), 400, "invalid-request");
        BooksBalance.in(store.product());
    }
}
