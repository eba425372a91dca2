package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.COUNTER;
import static io.tablesaga.config.RuledStore.PAGE;
import static io.tablesaga.config.RuledStore.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The floor as staff see it: each table as it stands. */
class FloorTablesTest {

    private final RuledStore store = RuledStore.open(Wired.DIRECT);
    private final Dining table = store.table();

    @Test
    void a_table_stands_as_its_party_orders_pays_takes_back_and_leaves() {
        String dish = store.dish("price = 9000");
        String side = store.dish("price = 2000");
        stands("FREE");
        assertThat(seen().path("since").isNull()).isTrue();
        assertThat(seen().path("party").isNull()).isTrue();

        table.seated();
        String mina = table.phone();
        table.phone();
        stands("SEATED");
        JsonNode party = seen().path("party");
        assertThat(party.path("guests").asInt()).isEqualTo(2);
        assertThat(party.path("phones").asInt()).isEqualTo(2);
        assertThat(party.path("orders").asInt()).isZero();
        assertThat(party.path("total").isNull()).isTrue();
        assertThat(seen().path("since")).isEqualTo(party.path("seated"));

        Answer onPage = store.waiting(mina, PAGE, line(dish, 2));
        stands("PAYING");
        sums(18000, 18000);
        Answer atCounter = store.waiting(mina, COUNTER, line(dish, 1));
        stands("AT_COUNTER");
        sums(27000, 27000);
        assertThat(seen().path("party").path("orders").asInt()).isEqualTo(2);
        assertThat(seen().path("party").path("atCounter").asInt()).isEqualTo(1);
        assertThat(seen().path("party").path("paying").asInt()).isEqualTo(1);
        cancelled(store.whoOrdered(onPage));
        cancelled(store.whoOrdered(atCounter));
        stands("SEATED");

        Answer paid = store.paid(mina, line(dish, 1), line(side, 2));
        stands("ORDERED");
        sums(13000, 0);
        assertThat(seen().path("party").path("lastOrder").asText()).isNotEmpty();
        GuestWhoCancels guest = store.whoOrdered(paid);
        guest.cancel(2);
        await("the second line is taken back").atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            stands("ORDERED");
            sums(9000, 0);
        });

        store.waiting(mina, PAGE, line(side, 1));
        assertThat(table.staff("/clear", "{\"anyway\": true}").status()).isEqualTo(200);
        stands("LEFT_OPEN");
        JsonNode left = seen().path("left");
        assertThat(left.path("orders").asInt()).isEqualTo(1);
        assertThat(left.path("unpaid").path("amount").asInt()).isEqualTo(2000);
        assertThat(seen().path("since")).isEqualTo(left.path("since"));
        // Who sits down there next has nothing to do with it, and it is still to be seen.
        table.phone();
        stands("SEATED");
        assertThat(seen().path("left").path("orders").asInt()).isEqualTo(1);
        BooksBalance.in(store.product());
    }

    @Test
    void who_reads_again_is_told_that_nothing_has_changed_until_something_has() {
        Answer first = read("");
        String tag = first.http().headers().firstValue("ETag").orElseThrow();
        Answer same = readIf(tag);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.http().body()).isEmpty();
        table.seated();
        Answer other = readIf(tag);
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.http().headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
        assertThat(other.http().headers().allValues("Cache-Control")).containsExactly("private, no-cache");
    }

    @Test
    void a_screen_hears_that_tables_stand_otherwise_when_staff_or_guests_have_changed_something() {
        try (ListeningPhone screen = ListeningPhone.at(
                store.product().base(), store.store().manager(), store.store().path("/floor/events"))) {
            String free = hears(screen);
            table.seated();
            String seated = hears(screen);
            String mina = table.phone();
            store.paid(mina, line(store.dish("price = 9000"), 1));
            String ordered = hears(screen);
            Dining other = Dining.in(store.product(), store.store().id);
            assertThat(table.staff("/move", "{\"to\": \"" + other.table() + "\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(List.of(free, seated, ordered, hears(screen))).doesNotHaveDuplicates();
        }
    }

    /** How the tables are now, as they were told. */
    private String hears(ListeningPhone screen) {
        String now = store.store().get("/floor/events").json().path("tables").toString();
        await("the screen hears it").atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(screen.heard())
                .contains("tables " + now));
        return now;
    }

    @Test
    void the_floor_is_paged_and_shows_no_removed_table_and_none_of_another_store() {
        Dining second = Dining.in(store.product(), store.store().id);
        Dining.in(store.product(), OwnStore.open(store.product()).id);
        store.store()
                .manage(
                        "DELETE",
                        "/tables/"
                                + Dining.in(store.product(), store.store().id).table(),
                        null);
        JsonNode all = read("").json();
        assertThat(all.path("tables").findValuesAsText("tableId"))
                .containsExactlyInAnyOrder(table.table(), second.table());
        assertThat(all.path("next").isNull()).isTrue();
        JsonNode page = read("?limit=1").json();
        JsonNode next = read("?limit=1&after=" + page.path("next").asText()).json();
        assertThat(List.of(page, next))
                .flatExtracting(each -> each.path("tables").findValuesAsText("tableId"))
                .containsExactlyElementsOf(all.path("tables").findValuesAsText("tableId"));
    }

    private static void cancelled(GuestWhoCancels guest) {
        guest.cancel();
        guest.becomes("CANCELLED");
    }

    private void stands(String state) {
        assertThat(seen().path("state").asText()).as(seen().toString()).isEqualTo(state);
    }

    private void sums(int total, int unpaid) {
        JsonNode party = seen().path("party");
        assertThat(party.path("total").path("amount").asInt()).isEqualTo(total);
        assertThat(party.path("unpaid").path("amount").asInt()).isEqualTo(unpaid);
        assertThat(party.path("unpaid").path("currency").asText()).isEqualTo("KRW");
    }

    private JsonNode seen() {
        for (JsonNode one : read("").json().path("tables")) {
            if (one.path("tableId").asText().equals(table.table())) {
                return one;
            }
        }
        throw new AssertionError("the floor has no table " + table.table());
    }

    private Answer read(String query) {
        return store.store().get("/floor/tables" + query);
    }

    private Answer readIf(String tag) {
        return Product.send(store.product()
                .request(store.store().path("/floor/tables"))
                .header("Authorization", "Bearer " + store.store().manager())
                .header("If-None-Match", tag));
    }
}
