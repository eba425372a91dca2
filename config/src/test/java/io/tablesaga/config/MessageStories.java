package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.DECLINED;
import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.StationStoriesTest.eventually;
import static io.tablesaga.config.StationStoriesTest.say;
import static io.tablesaga.config.StationStoriesTest.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;

/** Between them, what happens in a house on an evening has every message sent at least once. */
final class MessageStories {

    private final RuledStore store;
    private final MenuBook menu;
    private final String phone;

    private MessageStories(Wired wired) {
        store = RuledStore.open(wired);
        menu = new MenuBook(store.store());
        phone = store.phone();
    }

    static void tell(Wired wired) {
        MessageStories stories = new MessageStories(wired);
        String stew = stories.menuIsWritten();
        stories.orderIsPaidAndServedElsewhere(stew);
        stories.cardIsDeclined(stew);
        stories.cookHasBegunAndStaffAgree(stew);
        stories.kitchenRunsOutAndDishIsGone(stew);
        secondTurnIsFired(wired);
        BooksBalance.in(stories.store.product());
    }

    /** @return a dish with a choice, delivered */
    private String menuIsWritten() {
        String category = menu.category("찌개");
        String stew = menu.item(
                """
                {"categoryId": "%s", "name": {"ko": "김치찌개", "en": "Kimchi stew"}, "station": "찌개",
                 "price": {"amount": 9000, "currency": "KRW"},
                 "optionGroups": [{"name": {"ko": "양"}, "options": [
                    {"name": {"ko": "곱빼기"}, "surcharge": {"amount": 500, "currency": "KRW"}}]}]}"""
                        .formatted(category));
        menu.item(
                """
                {"categoryId": "%s", "name": {"ja": "昼の麺"}, "description": {"zh": "面"}, "hidden": true,
                 "price": {"amount": 9000, "currency": "KRW"}, "allergens": ["WHEAT"], "taxKind": "TAX_FREE",
                 "hours": {"week": {"friday": [{"from": "11:00", "to": "24:00"}]},
                           "exceptions": [{"date": "2026-12-25", "spans": []}], "lastOrderMinutes": 30},
                 "rules": {"course": "OTHER", "oncePer": "DAY", "minQuantity": 2, "maxQuantity": 4, "quantityStep": 2},
                 "photoId": "%s"}"""
                        .formatted(category, MenuEditTest.photo(store.product(), store.store().id)));
        menu.deliver(stew, 20);
        menu.awaitShown("찌개/김치찌개");
        return stew;
    }

    private void orderIsPaidAndServedElsewhere(String stew) {
        String option = menu.read(stew).at("/optionGroups/0/options/0/id").asText();
        GuestWhoCancels guest = store.whoOrdered(store.paid(phone, line(stew, 2, "\"options\": [\"" + option + "\"]")));
        ticket(store, guest.order(), "");
        Dining elsewhere = Dining.in(store.product(), store.store().id);
        assertThat(store.table()
                        .staff("/move", "{\"to\": \"" + elsewhere.table() + "\"}")
                        .status())
                .isEqualTo(200);
        eventually(() -> assertThat(
                        ticket(store, guest.order(), "").path("tableId").asText())
                .isEqualTo(elsewhere.table()));
    }

    private void cardIsDeclined(String stew) {
        assertThat(store.order(store.phone(), DECLINED, line(stew, 1)).status()).isEqualTo(402);
        eventually(() -> assertThat(store.available(stew)).isEqualTo(18));
    }

    private void cookHasBegunAndStaffAgree(String stew) {
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(stew, 1)));
        ticket(store, guest.order(), "");
        say(store, guest, "advance", "{\"to\": \"PREPARING\"}");
        guest.cancel();
        eventually(() -> assertThat(guest.seen().path("cancellations").findValuesAsText("state"))
                .containsExactly("REFUSED"));
        guest.cancelByStaff("{\"reason\": \"burnt\", \"agreed\": true, \"discarded\": true}");
        guest.becomes("CANCELLED");
    }

    private void kitchenRunsOutAndDishIsGone(String stew) {
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(stew, 1)));
        ticket(store, guest.order(), "");
        assertThat(KitchenRefusalTest.refuse(store, guest, "{\"positions\": [1]}")
                        .status())
                .isEqualTo(200);
        eventually(() -> Dining.is(store.order(store.phone(), RuledStore.TOKEN, line(stew, 1)), 409, "out-of-stock"));
        for (JsonNode item : store.store().get("/menu/items").json().path("items")) {
            removed("/menu/items/" + item.path("id").asText());
        }
        for (JsonNode category : store.store().get("/menu/categories").json().path("categories")) {
            removed("/menu/categories/" + category.path("id").asText());
        }
    }

    private static void secondTurnIsFired(Wired wired) {
        TurnedStore turned = TurnedStore.open(wired);
        GuestWhoCancels guest = turned.ordered(
                turned.store().phone(), line(turned.dish(1, "name = '국'"), 1), line(turned.dish(2, "name = '갈비'"), 1));
        turned.fired(turned.visit(guest), "{\"turn\": 2}");
        turned.sees(guest, "WAITING", "WAITING");
    }

    private void removed(String path) {
        Answer removed = store.store().manage("DELETE", path, null);
        assertThat(removed.status()).as(removed.http().body()).isEqualTo(200);
    }
}
