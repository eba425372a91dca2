package io.tablesaga.config;

import static io.tablesaga.config.StationStoriesTest.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** A store of a test's own that serves in turns, and its staff who fire and hold. */
record TurnedStore(RuledStore store) {

    static TurnedStore open(Wired wired) {
        TurnedStore opened = new TurnedStore(RuledStore.open(wired));
        opened.inTurns(true, 1);
        return opened;
    }

    void inTurns(boolean inTurns, int version) {
        String settings =
                OwnStore.settings("차례로 내는 집", "AT_COUNTER_ALLOWED", OwnStore.noon(), OwnStore.ALWAYS, version);
        Answer saved = store.store().save(settings.replaceFirst("\\{", "{\"inTurns\": " + inTurns + ", "));
        assertThat(saved.status()).as(saved.http().body()).isEqualTo(200);
    }

    /** @param rules columns of the catalogue's copy with their values */
    String dish(int turn, String rules) {
        String category = UUID.randomUUID().toString();
        store.product()
                .jdbc()
                .update(
                        """
                        insert into ordering.catalogue_category (id, store_id, version, position, name, turn)
                        values (?::uuid, ?::uuid, 1, 1, '차례', ?)""",
                        category,
                        store.store().id,
                        turn);
        return store.dish("course = 'OTHER', category_id = '" + category + "', " + rules);
    }

    Dining otherTable() {
        return Dining.in(store.product(), store.store().id);
    }

    /** Its ticket is there, and its guest knows it. */
    GuestWhoCancels ordered(String phone, String... lines) {
        GuestWhoCancels guest = store.whoOrdered(store.paid(phone, lines));
        StationStoriesTest.ticket(store, guest.order(), "");
        eventually(() -> assertThat(guest.seen().path("lines").findValuesAsText("kitchen"))
                .hasSize(lines.length));
        return guest;
    }

    String visit(GuestWhoCancels guest) {
        return ticket(guest).path("visitId").asText();
    }

    JsonNode ticket(GuestWhoCancels guest) {
        return StationStoriesTest.ticket(store, guest.order(), "");
    }

    Answer say(String verb, String visit, String body) {
        return store.product().operatorPost(store.store().path("/kitchen/visits/" + visit + "/" + verb), body);
    }

    /** @return order and lines of each ticket that was changed */
    List<String> fired(String visit, String body) {
        return changed(say("fire", visit, body));
    }

    List<String> held(String visit, String body) {
        return changed(say("hold", visit, body));
    }

    private static List<String> changed(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().path("changed").spliterator(), false)
                .map(one -> one.path("orderId").asText() + " " + one.path("positions"))
                .toList();
    }

    List<String> states(GuestWhoCancels guest) {
        return ticket(guest).path("lines").findValuesAsText("state");
    }

    void sees(GuestWhoCancels guest, String... states) {
        eventually(() -> assertThat(guest.seen().path("lines").findValuesAsText("kitchen"))
                .containsExactly(states));
    }

    /** Of the store's first table, as the floor shows it. */
    JsonNode party() {
        for (JsonNode table : store.store().get("/floor/tables").json().path("tables")) {
            if (table.path("tableId").asText().equals(store.store().table)) {
                return table.path("party");
            }
        }
        throw new AssertionError("the floor does not have the store's table");
    }

    /** Portions that are left to make. */
    int allDay() {
        return StreamSupport.stream(
                        store.store()
                                .get("/kitchen/all-day")
                                .json()
                                .path("dishes")
                                .spliterator(),
                        false)
                .mapToInt(dish ->
                        dish.path("waiting").asInt() + dish.path("preparing").asInt())
                .sum();
    }
}
