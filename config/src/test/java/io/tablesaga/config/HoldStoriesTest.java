package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.StationStoriesTest.eventually;
import static io.tablesaga.config.StationStoriesTest.say;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A party eats in turns: what is for later is held until staff fire it. */
class HoldStoriesTest {

    private static final String SECOND = "{\"turn\": 2}";
    private static final String ALL = "{}";

    @ParameterizedTest
    @EnumSource
    void what_is_for_later_is_held_until_it_is_fired_and_everybody_sees_it(Wired wired) {
        TurnedStore store = TurnedStore.open(wired);
        String soup = store.dish(1, "station = '화구'");
        String steak = store.dish(2, "station = '화구'");
        String phone = store.store().phone();
        try (ListeningPhone listening =
                ListeningPhone.at(store.store().product().base(), phone)) {
            GuestWhoCancels guest = store.ordered(phone, line(soup, 1), line(steak, 2));
            String visit = store.visit(guest);
            assertThat(store.states(guest)).containsExactly("WAITING", "HELD");
            assertThat(store.ticket(guest).at("/lines/1/turn").asInt()).isEqualTo(2);
            store.sees(guest, "WAITING", "HELD");
            assertThat(store.allDay()).isEqualTo(1);
            assertThat(store.party().path("heldTurns").toString()).isEqualTo("[2]");
            Answer hasty = say(store.store(), guest, "advance", "{\"to\": \"PREPARING\", \"positions\": [2]}");
            Dining.is(hasty, 409, "line-held");
            Dining.is(say(store.store(), guest, "bump", "{\"positions\": [1, 2]}"), 409, "line-held");
            assertThat(say(store.store(), guest, "bump", "{\"station\": \"화구\"}")
                            .status())
                    .isEqualTo(200);
            assertThat(store.states(guest)).containsExactly("READY", "HELD");

            assertThat(store.fired(visit, SECOND)).containsExactly(guest.order() + " [2]");
            assertThat(store.fired(visit, SECOND)).isEmpty();
            assertThat(store.allDay()).isEqualTo(2);
            store.sees(guest, "READY", "WAITING");
            eventually(() -> assertThat(store.party().path("heldTurns")).isEmpty());
            eventually(() -> assertThat(listening.heard())
                    .anyMatch(word -> word.contains("[\"WAITING\",\"HELD\"]"))
                    .anyMatch(word -> word.contains("[\"READY\",\"WAITING\"]")));
            say(store.store(), guest, "advance", "{\"to\": \"PREPARING\", \"positions\": [2]}");
            assertThat(store.states(guest)).containsExactly("READY", "PREPARING");
            assertThat(told(store, guest)).containsExactly("1OPENED", "2BUMPED", "3FIRED", "4ADVANCED");
        }
        BooksBalance.in(store.store().product());
    }

    @ParameterizedTest
    @EnumSource
    void a_display_that_was_away_sees_what_was_held_and_fired_as_the_others_do(Wired wired) {
        TurnedStore store = TurnedStore.open(wired);
        String soup = store.dish(1, "price = 9000");
        String steak = store.dish(2, "price = 9000");
        GuestWhoCancels guest = store.ordered(store.store().phone(), line(soup, 1), line(steak, 1));
        KitchenDisplay here = display(store);
        KitchenDisplay away = display(store);
        assertThat(here.listen(store.store().product().base())).isEqualTo(200);
        assertThat(away.shows().get(guest.order()).findValuesAsText("state")).containsExactly("WAITING", "HELD");
        store.fired(store.visit(guest), ALL);
        store.held(store.visit(guest), SECOND);
        store.fired(store.visit(guest), SECOND);
        eventually(() -> assertThat(here.heard()).containsExactly(2L, 3L, 4L));
        assertThat(away.listen(store.store().product().base())).isEqualTo(200);
        eventually(() -> assertThat(away.shows()).isEqualTo(here.shows()));
        assertThat(away.heard()).containsExactly(4L);
        assertThat(away.shows().get(guest.order()).findValuesAsText("state")).containsExactly("WAITING", "WAITING");
        here.goAway();
        away.goAway();
    }

    private static KitchenDisplay display(TurnedStore store) {
        return new KitchenDisplay(store.store().product(), store.store().store().id, "");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_held_is_taken_back_or_refused_without_asking(Wired wired) {
        TurnedStore store = TurnedStore.open(wired);
        String soup = store.dish(1, "price = 9000");
        String steak = store.dish(2, "price = 9000");
        String cake = store.dish(3, "price = 9000");
        GuestWhoCancels guest = store.ordered(store.store().phone(), line(soup, 1), line(steak, 2), line(cake, 1));
        assertThat(guest.cancel(2).status()).isEqualTo(200);
        assertThat(guest.givenBack()).containsExactly(18_000L);
        store.sees(guest, "WAITING", "WITHDRAWN", "HELD");
        Answer refused = KitchenRefusalTest.refuse(store.store(), guest, "{\"positions\": [3]}");
        assertThat(refused.status()).as(refused.http().body()).isEqualTo(200);
        assertThat(guest.givenBack()).containsExactly(18_000L, 9_000L);
        store.sees(guest, "WAITING", "WITHDRAWN", "WITHDRAWN");
        assertThat(store.fired(store.visit(guest), ALL)).isEmpty();
        eventually(() -> assertThat(store.party().path("heldTurns")).isEmpty());
        BooksBalance.in(store.store().product());
    }

    @ParameterizedTest
    @EnumSource
    void parties_that_move_and_become_one_take_what_is_held_along(Wired wired) {
        TurnedStore store = TurnedStore.open(wired);
        String soup = store.dish(1, "price = 9000");
        String steak = store.dish(2, "price = 9000");
        Dining from = store.otherTable();
        Dining to = store.otherTable();
        from.seated();
        GuestWhoCancels minas = store.ordered(from.phone(), line(soup, 1), line(steak, 1));
        GuestWhoCancels junos = store.ordered(store.store().phone(), line(soup, 1), line(steak, 1));
        assertThat(from.staff("/move", "{\"to\": \"" + to.table() + "\"}").status())
                .isEqualTo(200);
        assertThat(MergeTest.merge(to, store.store().table()).status()).isEqualTo(200);
        eventually(() -> assertThat(store.ticket(minas).path("tableId").asText())
                .isEqualTo(store.store().store().table));
        assertThat(store.states(minas)).containsExactly("WAITING", "HELD");

        assertThat(store.party().path("heldTurns").toString()).isEqualTo("[2]");
        String joined = store.party().path("visitId").asText();
        assertThat(store.fired(joined, SECOND))
                .containsExactlyInAnyOrder(minas.order() + " [2]", junos.order() + " [2]");
        store.sees(minas, "WAITING", "WAITING");
        store.sees(junos, "WAITING", "WAITING");
        BooksBalance.in(store.store().product());
    }

    @Test
    void a_table_is_cleared_while_something_is_held_which_the_kitchen_still_shows_and_fires() {
        TurnedStore store = TurnedStore.open(Wired.DIRECT);
        String soup = store.dish(1, "price = 9000");
        String steak = store.dish(2, "price = 9000");
        GuestWhoCancels guest = store.ordered(store.store().phone(), line(soup, 1), line(steak, 1));
        assertThat(store.store().table().clear().status()).isEqualTo(200);
        GuestWhoCancels next = store.ordered(store.store().phone(), line(soup, 1), line(steak, 1));
        assertThat(store.fired(store.visit(next), ALL))
                .as("who sits there now has nothing to do with it")
                .containsExactly(next.order() + " [2]");
        assertThat(store.states(guest)).containsExactly("WAITING", "HELD");
        assertThat(store.fired(store.visit(guest), ALL)).containsExactly(guest.order() + " [2]");
    }

    @Test
    void what_is_held_takes_no_place_at_its_station_until_it_is_fired() {
        TurnedStore store = TurnedStore.open(Wired.DIRECT);
        store.store()
                .product()
                .jdbc()
                .update(
                        "update floor.store set stations = ?::jsonb where id = ?::uuid",
                        "[{\"name\": \"화구\", \"atOnce\": 1, \"makeSeconds\": 600, \"longestWaitSeconds\": 7200}]",
                        store.store().store().id);
        String soup = store.dish(1, "price = 9000");
        String steak = store.dish(2, "station = '화구'");
        GuestWhoCancels guest = store.ordered(store.store().phone(), line(soup, 1), line(steak, 1));
        eventually(() -> assertThat(guest.seen().has("readyInMinutes")
                        && !guest.seen().path("readyInMinutes").isNull())
                .isFalse());
        GuestWhoCancels other = store.ordered(store.otherTable().phone(), line(steak, 1));
        assertThat(other.seen().path("readyInMinutes").asInt()).isEqualTo(10);
        store.fired(store.visit(guest), ALL);
        eventually(() -> assertThat(guest.seen().path("readyInMinutes").asInt()).isEqualTo(10));
        GuestWhoCancels third = store.ordered(store.otherTable().phone(), line(steak, 1));
        assertThat(third.seen().path("readyInMinutes").asInt()).isEqualTo(30);
    }

    @Test
    void what_is_held_is_not_late_and_its_time_begins_with_the_firing() {
        TurnedStore store = TurnedStore.open(Wired.DIRECT);
        String soup = store.dish(1, "station = '화구'");
        String steak = store.dish(2, "station = '화구'");
        GuestWhoCancels guest = store.ordered(store.store().phone(), line(soup, 1), line(steak, 1));
        say(store.store(), guest, "bump", "{\"positions\": [1]}");
        store.store()
                .product()
                .jdbc()
                .update(
                        "update kitchen.ticket set received_at = received_at - interval '1 hour' where order_id = ?::uuid",
                        guest.order());
        assertThat(store.ticket(guest).path("ageSeconds").asInt()).isZero();
        assertThat(store.store().store().get("/kitchen/late-tickets").json().path("tickets"))
                .isEmpty();
        store.fired(store.visit(guest), ALL);
        assertThat(store.ticket(guest).path("ageSeconds").asInt()).isLessThan(60);
        say(store.store(), guest, "bump", "{\"positions\": [2]}");
        JsonNode times = store.store().store().get("/kitchen/times").json().path("times");
        assertThat(times.at("/0/usualSeconds").asInt()).isLessThan(60);
    }

    @Test
    void where_nothing_is_served_in_turns_nothing_is_held_until_staff_say_so() {
        TurnedStore store = TurnedStore.open(Wired.DIRECT);
        store.inTurns(false, 2);
        String soup = store.dish(1, "price = 9000");
        String steak = store.dish(2, "price = 9000");
        GuestWhoCancels guest = store.ordered(store.store().phone(), line(soup, 1), line(steak, 1));
        String visit = store.visit(guest);
        assertThat(store.states(guest)).containsExactly("WAITING", "WAITING");
        say(store.store(), guest, "advance", "{\"to\": \"PREPARING\", \"positions\": [1]}");
        assertThat(store.held(visit, ALL)).containsExactly(guest.order() + " [2]");
        assertThat(store.held(visit, ALL)).isEmpty();
        store.sees(guest, "PREPARING", "HELD");
        assertThat(store.fired(visit, ALL)).containsExactly(guest.order() + " [2]");
        say(store.store(), guest, "advance", "{\"to\": \"PREPARING\"}");
        Dining.is(store.say("hold", visit, ALL), 409, "nothing-to-hold");
        assertThat(store.states(guest)).containsExactly("PREPARING", "PREPARING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"turn\": 10}", "{\"turn\": -1}", "{\"turn\": \"2\"}", "{\"turn\": 1.5}"})
    void who_cannot_be_understood_fires_and_holds_nothing(String nonsense) {
        TurnedStore store = TurnedStore.open(Wired.DIRECT);
        String soup = store.dish(1, "price = 9000");
        String steak = store.dish(2, "price = 9000");
        GuestWhoCancels guest = store.ordered(store.store().phone(), line(soup, 1), line(steak, 1));
        TurnedStore stranger = TurnedStore.open(Wired.DIRECT);
        for (String verb : List.of("fire", "hold")) {
            assertThat(store.say(verb, store.visit(guest), nonsense).status()).isEqualTo(400);
            assertThat(store.say(verb, "table-7", ALL).status()).isEqualTo(400);
            Dining.is(store.say(verb, UUID.randomUUID().toString(), ALL), 404, "unknown-visit");
            Dining.is(stranger.say(verb, store.visit(guest), ALL), 404, "unknown-visit");
        }
        assertThat(store.states(guest)).containsExactly("WAITING", "HELD");
    }

    private static List<String> told(TurnedStore store, GuestWhoCancels guest) {
        return Topic.read(
                        store.store().product(),
                        "kitchen",
                        read -> Topic.ofKey(read, guest.order()).size() >= 4)
                .stream()
                .filter(record -> guest.order().equals(record.key()))
                .map(record -> Topic.json(record.value()).path("data"))
                .map(data -> data.path("number").asText() + data.path("what").asText())
                .toList();
    }
}
