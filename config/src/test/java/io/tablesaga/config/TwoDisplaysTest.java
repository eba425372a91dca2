package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.StationStoriesTest.AT_BAR;
import static io.tablesaga.config.StationStoriesTest.AT_GRILL;
import static io.tablesaga.config.StationStoriesTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Wired;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two displays of one station, one of them away for a while: both show the same afterwards, and nothing twice. */
class TwoDisplaysTest {

    @ParameterizedTest
    @EnumSource
    void a_display_that_was_away_goes_on_where_it_stopped(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String lemonade = store.dish("station = '바'");
        String phone = store.phone();
        GuestWhoCancels before = order(store, phone, lemonade);
        StationStoriesTest.ticket(store, before.order(), "");
        KitchenDisplay left = display(store);
        KitchenDisplay right = display(store);
        assertThat(left.shows()).containsOnlyKeys(before.order());
        assertThat(left.listen(store.product().base())).isEqualTo(200);
        assertThat(right.listen(store.product().base())).isEqualTo(200);

        List<GuestWhoCancels> guests = new ArrayList<>(List.of(before, order(store, phone, lemonade)));
        eventually(() -> assertThat(left.shows()).hasSize(2));
        eventually(() -> assertThat(right.shows()).hasSize(2));
        right.goAway();
        for (int n = 0; n < 4; n++) {
            guests.add(order(store, phone, lemonade));
        }
        eventually(() -> assertThat(left.shows()).hasSize(6));
        bump(store, guests.get(0));
        bump(store, guests.get(2));
        guests.get(3).cancel();
        assertThat(right.listen(store.product().base())).isEqualTo(200);
        bump(store, guests.get(4));

        eventually(() ->
                assertThat(left.shows().get(guests.get(4).order()).toString()).contains("READY"));
        eventually(() -> assertThat(right.shows()).isEqualTo(left.shows()));
        guests.forEach(guest -> assertThat(right.shows().get(guest.order()))
                .isEqualTo(StationStoriesTest.ticket(store, guest.order(), "?" + AT_BAR)
                        .path("lines")));
        for (KitchenDisplay display : List.of(left, right)) {
            assertThat(display.heard()).isSorted().doesNotHaveDuplicates();
        }
        assertThat(right.heard().size())
                .as("it hears a ticket once, as it is now")
                .isLessThan(left.heard().size());
        left.goAway();
        right.goAway();
        BooksBalance.in(store.product());
    }

    @Test
    void displays_at_another_node_hear_at_once_and_page_by_page_it_is_the_same() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        String lemonade = store.dish("station = '바'");
        String phone = store.phone();
        // Its beat is so slow that what its display hears can have come over the topic only.
        Product other = store.product()
                .anotherNode("--tablesaga.node=cooking", "--outbox.relay=false", "--kitchen.displays.beat=1h");
        try {
            KitchenDisplay there = display(store);
            assertThat(there.listen(other.base())).isEqualTo(200);
            GuestWhoCancels guest = order(store, phone, lemonade);
            eventually(() -> assertThat(there.shows()).containsOnlyKeys(guest.order()));
            bump(store, guest);
            eventually(() -> assertThat(there.heard()).containsExactly(1L, 2L));
            there.goAway();
        } finally {
            other.context().close();
        }
        order(store, phone, lemonade);
        eventually(() -> assertThat(changes(store, "after=2").path("tickets")).hasSize(1));
        JsonNode first = changes(store, "limit=1");
        assertThat(first.path("tickets")).hasSize(1);
        assertThat(first.path("number").asLong()).isEqualTo(2);
        assertThat(first.path("more").asBoolean()).isTrue();
        assertThat(changes(store, "after=0&" + AT_GRILL).path("tickets")).isEmpty();
        assertThat(changes(store, "after=0&" + AT_GRILL).path("number").asLong())
                .isEqualTo(3);
        JsonNode last = changes(store, "after=3");
        assertThat(last.path("tickets")).isEmpty();
        assertThat(last.path("number").asLong()).isEqualTo(3);
        Dining.is(store.product().operator(store.store().path("/kitchen/changes?after=4")), 409, "unknown-number");
    }

    private static JsonNode changes(RuledStore store, String query) {
        return store.product()
                .operator(store.store().path("/kitchen/changes?" + query))
                .json();
    }

    private static KitchenDisplay display(RuledStore store) {
        return new KitchenDisplay(store.product(), store.store().id, "?" + AT_BAR);
    }

    private static GuestWhoCancels order(RuledStore store, String phone, String dish) {
        return store.whoOrdered(store.paid(phone, line(dish, 1)));
    }

    private static void bump(RuledStore store, GuestWhoCancels guest) {
        assertThat(StationStoriesTest.say(store, guest, "bump", "{\"station\": \"바\"}")
                        .status())
                .isEqualTo(200);
    }
}
