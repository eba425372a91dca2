package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manager says in which turn a category's items are served, and the kitchen holds what its guests order by that. */
class HeldMenuTest {

    private final TurnedStore store = TurnedStore.open(Wired.DIRECT);
    private final OwnStore own = store.store().store();
    private final MenuBook menu = new MenuBook(own);

    @Test
    void what_a_manager_says_of_a_category_is_held_by_it_from_the_next_order_on() {
        String soups = category("국", 1);
        String grills = category("구이", 2);
        String soup = menu.item(soups, "미역국", 9000);
        String ribs = menu.item(grills, "갈비", 9000);
        menu.deliver(soup, 9);
        menu.deliver(ribs, 9);
        menu.awaitShown("국/미역국", "구이/갈비");
        assertThat(turns()).containsExactly(1, 2);
        GuestWhoCancels guest = store.ordered(store.store().phone(), line(soup, 1), line(ribs, 1));
        assertThat(store.states(guest)).containsExactly("WAITING", "HELD");

        Answer saved = own.manage("PUT", "/menu/categories/" + grills, "{\"name\": {\"ko\": \"불판\"}, \"version\": 1}");
        assertThat(saved.status()).as(saved.http().body()).isEqualTo(200);
        assertThat(turns()).containsExactly(1, 0);
        menu.awaitShown("국/미역국", "불판/갈비");
        GuestWhoCancels other = store.ordered(store.otherTable().phone(), line(soup, 1), line(ribs, 1));
        assertThat(store.states(other)).containsExactly("WAITING", "WAITING");
        assertThat(store.ticket(guest).at("/lines/1/turn").asInt())
                .as("as it was sold")
                .isEqualTo(2);
        BooksBalance.in(own.product);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "-1", "\"first\"", "1.5"})
    void a_turn_that_no_menu_has_is_refused(String turn) {
        Answer refused = own.manage("POST", "/menu/categories", "{\"name\": {\"ko\": \"국\"}, \"turn\": " + turn + "}");
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(400);
        assertThat(refused.json().path("detail").asText()).contains("turn");
        assertThat(turns()).isEmpty();
    }

    private String category(String name, int turn) {
        Answer created = own.manage(
                "POST", "/menu/categories", "{\"name\": {\"ko\": \"" + name + "\"}, \"turn\": " + turn + "}");
        assertThat(created.status()).as(created.http().body()).isEqualTo(201);
        await("ordering has it").atMost(Duration.ofSeconds(20)).until(() -> own.product
                .jdbc()
                .queryForObject(
                        "select exists (select from ordering.catalogue_category where id = ?::uuid and turn = ?)",
                        Boolean.class,
                        created.json().path("id").asText(),
                        turn));
        return created.json().path("id").asText();
    }

    private Integer[] turns() {
        return own.get("/menu/categories").json().path("categories").findValues("turn").stream()
                .map(JsonNode::asInt)
                .toArray(Integer[]::new);
    }
}
