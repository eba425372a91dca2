package io.tablesaga.config;

import static io.tablesaga.config.Dining.is;
import static io.tablesaga.config.RuledStore.COUNTER;
import static io.tablesaga.config.RuledStore.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** T10: of each table staff see the orders, new and earlier ones, how they stand and what they come to. */
class TableOrdersTest {

    private final RuledStore store = RuledStore.open(Wired.DIRECT);
    private final Dining table = store.table();
    private final String dish = store.dish("price = 9000");

    @Test
    void staff_see_what_a_party_has_ordered_and_what_the_one_before_it_had() {
        assertThat(at(table, "").path("orders")).isEmpty();
        Answer earlier = store.paid(table.phone(), line(dish, 1));
        assertThat(table.clear().status()).isEqualTo(200);
        String mina = table.phone();
        Answer first = store.paid(mina, line(dish, 2));
        Answer last = store.waiting(mina, COUNTER, line(dish, 1));

        JsonNode orders = at(table, "").path("orders");
        assertThat(orders.findValuesAsText("id")).containsExactly(id(last), id(first), id(earlier));
        assertThat(orders.findValuesAsText("state")).containsExactly("AWAITING_PAYMENT", "PAID", "PAID");
        assertThat(orders.get(1).at("/total/amount").asInt()).isEqualTo(18000);
        assertThat(orders.get(1).at("/lines/0/quantity").asInt()).isEqualTo(2);
        String visit = MergeTest.floor(store, table).at("/party/visitId").asText();
        assertThat(orders.findValuesAsText("visitId"))
                .hasSize(3)
                .startsWith(visit, visit)
                .doesNotContainSequence(visit, visit, visit);
        await("the kitchen has it").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        at(table, "").at("/orders/1/lines/0/kitchen").asText())
                .isEqualTo("WAITING"));

        JsonNode page = at(table, "?limit=2");
        assertThat(page.path("orders").findValuesAsText("id")).containsExactly(id(last), id(first));
        JsonNode next = at(table, "?limit=2&after=" + page.path("next").asText());
        assertThat(next.path("orders").findValuesAsText("id")).containsExactly(id(earlier));
        assertThat(next.path("next").isNull()).isTrue();
        store.product()
                .jdbc()
                .update(
                        "update floor.visit set ended_at = now() - interval '25 hours' where ended_at is not null and table_id = ?::uuid",
                        table.table());
        assertThat(at(table, "").path("orders").findValuesAsText("id")).containsExactly(id(last), id(first));
        BooksBalance.in(store.product());
    }

    @Test
    void orders_go_with_their_party_and_are_seen_at_one_table() {
        Dining other = Dining.in(store.product(), store.store().id);
        Dining third = Dining.in(store.product(), store.store().id);
        Answer minas = store.paid(table.phone(), line(dish, 1));
        Answer junos = store.paid(other.phone(), line(dish, 1));
        assertThat(MergeTest.merge(table, other).status()).isEqualTo(200);
        assertThat(at(table, "").path("orders")).isEmpty();
        assertThat(at(other, "").path("orders").findValuesAsText("id")).containsExactly(id(junos), id(minas));
        assertThat(other.staff("/move", "{\"to\": \"" + third.table() + "\"}").status())
                .isEqualTo(200);
        assertThat(at(other, "").path("orders")).isEmpty();
        assertThat(at(third, "").path("orders").findValuesAsText("id")).containsExactly(id(junos), id(minas));
        BooksBalance.in(store.product());
    }

    @Test
    void a_table_of_another_store_is_not_this_stores() {
        OwnStore stranger = OwnStore.open(store.product());
        store.paid(table.phone(), line(dish, 1));
        is(stranger.get("/tables/" + table.table() + "/orders"), 404, "not-found");
    }

    private JsonNode at(Dining place, String query) {
        Answer answer = store.store().get("/tables/" + place.table() + "/orders" + query);
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return answer.json();
    }

    private static String id(Answer placed) {
        return placed.json().path("id").asText();
    }
}
