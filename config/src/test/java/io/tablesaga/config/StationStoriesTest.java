package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stations of a kitchen and the guests who wait for them, through HTTP. */
class StationStoriesTest {

    /** 바, as an address has it. */
    static final String AT_BAR = "station=%EB%B0%94";

    /** 화구. */
    static final String AT_GRILL = "station=%ED%99%94%EA%B5%AC";

    private static final String BAR = "{\"station\": \"바\"}";
    private static final String ALL = "{}";

    @ParameterizedTest
    @EnumSource
    void each_station_makes_its_lines_and_the_guest_sees_how_far_they_are(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String ribs = store.dish("station = '화구', course = 'OTHER'");
        String lemonade = store.dish("station = '바', course = 'OTHER'");
        String phone = store.phone();
        Answer paid = store.paid(phone, line(ribs, 1), line(lemonade, 2));
        // The menu says otherwise later; it is made where it was sold from.
        store.rule(ribs, "station = '바'");
        GuestWhoCancels guest = store.whoOrdered(paid);
        JsonNode ticket = ticket(store, guest.order(), "?" + AT_BAR);
        assertThat(states(ticket.path("lines"))).containsExactly("2 바 WAITING");
        assertThat(ticket.at("/alsoAt/0").asText()).isEqualTo("화구");
        assertThat(ticket.path("ageSeconds").asLong()).isBetween(0L, 60L);
        sees(guest, "WAITING", "WAITING");

        try (ListeningPhone listening = ListeningPhone.at(store.product().base(), phone)) {
            is(
                    say(store, guest, "advance", "{\"to\": \"ACCEPTED\", \"station\": \"바\"}"),
                    "1 화구 WAITING",
                    "2 바 ACCEPTED");
            is(
                    say(store, guest, "advance", "{\"to\": \"PREPARING\", \"station\": \"화구\"}"),
                    "1 화구 PREPARING",
                    "2 바 ACCEPTED");
            JsonNode allDay = store.product()
                    .operator(store.store().path("/kitchen/all-day"))
                    .json()
                    .path("dishes");
            assertThat(allDay.findValuesAsText("waiting")).containsExactly("2", "0");
            assertThat(allDay.findValuesAsText("preparing")).containsExactly("0", "1");
            is(say(store, guest, "bump", BAR), "1 화구 PREPARING", "2 바 READY");
            sees(guest, "PREPARING", "READY");
            eventually(() -> assertThat(listening.heard())
                    .contains(
                            "orders [{\"id\":\"%s\",\"state\":\"PAID\",\"pickupNumber\":1,\"ready\":false,\"lines\":[\"PREPARING\",\"READY\"]}]"
                                    .formatted(guest.order())));
        }
        assertThat(open(store, "&" + AT_BAR)).isEmpty();
        assertThat(open(store, "&" + AT_GRILL)).containsExactly(guest.order());

        is(recall(store, BAR), "1 화구 PREPARING", "2 바 ACCEPTED");
        Dining.is(recall(store, BAR), 409, "nothing-to-recall");
        sees(guest, "PREPARING", "ACCEPTED");
        say(store, guest, "bump", ALL);
        is(say(store, guest, "advance", "{\"to\": \"SERVED\"}"), "1 화구 SERVED", "2 바 SERVED");
        sees(guest, "SERVED", "SERVED");
        assertThat(open(store, "")).isEmpty();
        JsonNode history = store.product().get("/api/visit/orders", phone).json();
        assertThat(history.at("/orders/0/lines").findValuesAsText("kitchen")).containsExactly("SERVED", "SERVED");
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_takes_back_what_is_accepted_and_the_station_says_that_it_has_seen_that(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String ribs = store.dish("station = '화구', course = 'OTHER'");
        String lemonade = store.dish("station = '바', course = 'OTHER'");
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(ribs, 1), line(lemonade, 2)));
        ticket(store, guest.order(), "");
        say(store, guest, "advance", "{\"to\": \"ACCEPTED\"}");
        say(store, guest, "advance", "{\"to\": \"PREPARING\", \"positions\": [1]}");

        assertThat(guest.cancel(2).status()).isEqualTo(200);
        assertThat(guest.cancel(1).problem()).isEqualTo("being-made");
        sees(guest, "PREPARING", "WITHDRAWN");
        JsonNode voided =
                ticket(store, guest.order(), "?" + AT_BAR + "&open=true").at("/lines/0");
        assertThat(voided.path("state").asText()).isEqualTo("WITHDRAWN");
        assertThat(voided.path("unseen").asBoolean()).isTrue();
        Answer struck = say(store, guest, "bump", "{\"station\": \"바\", \"positions\": [2]}");
        Dining.is(struck, 409, "line-withdrawn");

        Answer seen = say(store, guest, "acknowledge", BAR);
        assertThat(seen.status()).as(seen.http().body()).isEqualTo(200);
        assertThat(seen.json().at("/lines/1/unseen").asBoolean()).isFalse();
        assertThat(open(store, "&" + AT_BAR)).isEmpty();
        assertThat(open(store, "")).containsExactly(guest.order());
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void each_change_is_an_event_with_the_store_s_next_number(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String lemonade = store.dish("station = '바'");
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(lemonade, 1)));
        ticket(store, guest.order(), "");
        say(store, guest, "bump", BAR);
        say(store, guest, "bump", BAR);
        recall(store, BAR);
        guest.cancel();

        List<JsonNode> events =
                Topic.read(
                                store.product(),
                                "kitchen",
                                read -> Topic.ofKey(read, guest.order()).size() >= 4)
                        .stream()
                        .filter(record -> guest.order().equals(record.key()))
                        .map(record -> Topic.json(record.value()))
                        .toList();
        assertThat(events)
                .extracting(event -> event.at("/data/number").asLong()
                        + event.at("/data/what").asText())
                .containsExactly("1OPENED", "2BUMPED", "3RECALLED", "4WITHDRAWN");
        JsonNode opened = events.get(0);
        assertThat(opened.path("type").asText()).isEqualTo("io.tablesaga.kitchen.ticket-changed.v1");
        assertThat(opened.path("correlationid").asText()).isEqualTo(guest.order());
        assertThat(opened.path("causationid").asText()).isEqualTo(message(store, guest));
        assertThat(events.stream()
                        .map(event -> event.path("traceparent").asText())
                        .distinct())
                .hasSize(1);
        assertThat(events.get(3).path("sagaid").asText()).isEqualTo(cancelSaga(store, guest));
        assertThat(states(events.get(1).at("/data/lines"))).containsExactly("1 바 READY");
    }

    @ParameterizedTest
    @EnumSource
    void what_is_ready_frees_its_place_at_the_station_for_the_next_quote(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String lemonade = store.dish("station = '바'");
        store.product()
                .jdbc()
                .update(
                        "update floor.store set stations = ?::jsonb where id = ?::uuid",
                        "[{\"name\": \"바\", \"atOnce\": 1, \"makeSeconds\": 600, \"longestWaitSeconds\": 3600}]",
                        store.store().id);
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(lemonade, 1)));
        ticket(store, guest.order(), "");
        assertThat(guest.seen().path("readyInMinutes").asInt()).isEqualTo(10);

        say(store, guest, "bump", BAR);
        eventually(() -> assertThat(guest.seen().path("readyInMinutes").asInt()).isZero());
        recall(store, BAR);
        eventually(() -> assertThat(guest.seen().path("readyInMinutes").asInt()).isEqualTo(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"station\": 1}", "{\"positions\": []}", "{\"positions\": [9]}"})
    void a_cook_who_cannot_be_understood_bumps_nothing(String nonsense) {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(store.dish("station = '바'"), 1)));
        ticket(store, guest.order(), "");
        for (String verb : List.of("bump", "acknowledge")) {
            Answer refused = say(store, guest, verb, nonsense);
            assertThat(refused.status()).as(refused.http().body()).isEqualTo(400);
        }
        if (!nonsense.contains("positions")) {
            assertThat(recall(store, nonsense).status()).isEqualTo(400);
        }
        String unknown = store.store().path("/kitchen/tickets/" + UUID.randomUUID() + "/bump");
        assertThat(store.product().operatorPost(unknown, ALL).status()).isEqualTo(404);
        assertThat(states(ticket(store, guest.order(), "").path("lines"))).containsExactly("1 바 WAITING");
    }

    static JsonNode ticket(RuledStore store, String order, String query) {
        JsonNode[] found = new JsonNode[1];
        eventually(() -> {
            for (JsonNode ticket : tickets(store, query)) {
                if (ticket.path("orderId").asText().equals(order)) {
                    found[0] = ticket;
                }
            }
            assertThat(found[0]).isNotNull();
        });
        return found[0];
    }

    private static JsonNode tickets(RuledStore store, String query) {
        return store.product()
                .operator(store.store().path("/kitchen/tickets" + query))
                .json()
                .path("tickets");
    }

    private static List<String> open(RuledStore store, String query) {
        return tickets(store, "?open=true" + query).findValuesAsText("orderId");
    }

    static Answer say(RuledStore store, GuestWhoCancels guest, String verb, String body) {
        return store.product().operatorPost(store.store().path("/kitchen/tickets/" + guest.order() + "/" + verb), body);
    }

    private static Answer recall(RuledStore store, String body) {
        return store.product().operatorPost(store.store().path("/kitchen/recall"), body);
    }

    private static void is(Answer answer, String... states) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(200);
        assertThat(states(answer.json().path("lines"))).containsExactly(states);
    }

    private static List<String> states(JsonNode lines) {
        return StreamSupport.stream(lines.spliterator(), false)
                .map(line -> line.path("position").asInt() + " "
                        + line.path("station").asText() + " "
                        + line.path("state").asText())
                .toList();
    }

    private static void sees(GuestWhoCancels guest, String... states) {
        eventually(() -> assertThat(guest.seen().path("lines").findValuesAsText("kitchen"))
                .containsExactly(states));
    }

    private static String message(RuledStore store, GuestWhoCancels guest) {
        return store.product()
                .jdbc()
                .queryForObject(
                        "select id::text from outbox.message where key = ? and destination = 'jms:kitchen.tickets'",
                        String.class,
                        guest.order());
    }

    private static String cancelSaga(RuledStore store, GuestWhoCancels guest) {
        return store.product()
                .jdbc()
                .queryForObject(
                        "select saga_id::text from ordering.cancellation where order_id = ?::uuid",
                        String.class,
                        guest.order());
    }

    static void eventually(ThrowingRunnable says) {
        await("it is heard of").atMost(Duration.ofSeconds(20)).untilAsserted(says);
    }
}
