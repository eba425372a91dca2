package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.DECLINED;
import static io.tablesaga.config.RuledStore.PAGE;
import static io.tablesaga.config.RuledStore.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.insight.OrderNews;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.Test;

/** How often a dish was ordered, and its rank: in its detail and in the list, a moment after the orders. */
class ItemRankTest {

    private final RuledStore store = RuledStore.open(Wired.DIRECT);

    private String detail(String dish) {
        JsonNode json = store.product().get("/api/menus/items/" + dish, "guest").json();
        assertThat(json.path("name").asText()).isNotEmpty();
        return json.path("orderCount") + " orders, " + json.path("rank") + ", " + json.path("rankInCategory");
    }

    private void awaitDetail(String dish, String detail) {
        await("orders are counted from Kafka")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(detail(dish)).isEqualTo(detail));
    }

    @Test
    void a_dish_shows_in_how_many_orders_it_is_and_its_rank() {
        String ribs = store.dish("course = 'MAIN'");
        String stew = store.dish("course = 'MAIN'");
        String tea = store.dish("course = 'OTHER', category = '음료'");
        String fresh = store.dish("course = 'MAIN'");
        String phone = store.phone();
        store.paid(phone, line(ribs, 2));
        store.paid(phone, line(ribs, 1), line(stew, 1), line(tea, 4));
        GuestWhoCancels third = store.whoOrdered(store.paid(phone, line(ribs, 1)));
        // Neither is an order of it: nobody has paid.
        store.order(phone, DECLINED, line(fresh, 1));
        store.waiting(phone, PAGE, line(fresh, 1));

        awaitDetail(ribs, "3 orders, 1, 1");
        assertThat(detail(stew)).isEqualTo("1 orders, 2, 2");
        assertThat(detail(tea)).isEqualTo("1 orders, 2, 1");
        assertThat(detail(fresh)).isEqualTo("0 orders, null, null");

        assertThat(third.cancel().status()).isEqualTo(200);
        awaitDetail(ribs, "2 orders, 1, 1");
        // Its other lines stand.
        GuestWhoCancels both = store.whoOrdered(store.paid(phone, line(tea, 1), line(stew, 1)));
        awaitDetail(tea, "2 orders, 1, 1");
        assertThat(both.cancel(2).status()).isEqualTo(200);
        awaitDetail(stew, "1 orders, 3, 2");
        assertThat(detail(tea)).isEqualTo("2 orders, 1, 1");
        // What is hidden has no rank, and takes none from others.
        store.rule(ribs, "hidden = true");
        assertThat(detail(stew)).isEqualTo("1 orders, 2, 1");
        BooksBalance.in(store.product());
    }

    @Test
    void what_is_told_again_or_the_other_way_round_comes_to_the_same() {
        String ribs = store.dish("course = 'MAIN'");
        ItemId item = ItemId.of(ribs);
        OrderNews.Paid paid = new OrderNews.Paid(new OrderId(UUID.randomUUID()), List.of(item, item));
        tell(paid, paid);
        assertThat(detail(ribs)).isEqualTo("1 orders, 1, 1");
        // One of its two lines is left.
        OrderNews first = new OrderNews.TakenBack(paid.order(), List.of(1));
        tell(first, paid, first);
        assertThat(detail(ribs)).isEqualTo("1 orders, 1, 1");
        OrderNews second = new OrderNews.TakenBack(paid.order(), List.of(2));
        tell(second, second, first, paid);
        assertThat(detail(ribs)).isEqualTo("0 orders, null, null");

        OrderNews.Paid other = new OrderNews.Paid(new OrderId(UUID.randomUUID()), List.of(item));
        OrderNews back = new OrderNews.TakenBack(other.order(), List.of(1));
        tell(back, other, other, back);
        assertThat(detail(ribs)).isEqualTo("0 orders, null, null");
        tell(new OrderNews.Paid(new OrderId(UUID.randomUUID()), List.of(item)));
        assertThat(detail(ribs)).isEqualTo("1 orders, 1, 1");
    }

    @Test
    void the_menu_s_list_says_it_of_each_dish_on_whatever_page_and_counts_no_other_store_s() {
        String egg = store.dish("position = 1, course = 'MAIN'");
        String ribs = store.dish("position = 2");
        String stew = store.dish("position = 3");
        String fresh = store.dish("position = 4");
        RankingScreenTest.ordered(store.product(), RuledStore.open(Wired.DIRECT).dish("position = 1"), 9);
        RankingScreenTest.ordered(store.product(), egg, 2);
        RankingScreenTest.ordered(store.product(), ribs, 3);
        RankingScreenTest.ordered(store.product(), stew, 2);
        store.product().jdbc().update("update stock.item set sold_out_until = 'infinity' where id = ?::uuid", ribs);
        List<String> said = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 4; page++) {
            JsonNode menu = store.product()
                    .get("/api/menus?limit=1&storeId=" + store.store().id + after, "guest")
                    .json();
            JsonNode item = menu.path("items").path(0);
            said.add(item.path("id").asText() + ": " + item.path("rank") + " of " + item.path("orderCount"));
            after = "&after=" + menu.path("next").asText();
        }
        assertThat(said).containsExactly(egg + ": 2 of 2", ribs + ": 1 of 3", stew + ": 2 of 2", fresh + ": null of 0");
    }

    private void tell(OrderNews... news) {
        ProducerTemplate camel = store.product().context().getBean(ProducerTemplate.class);
        for (OrderNews one : news) {
            camel.requestBody("direct:insight-count-items", one);
        }
    }
}
