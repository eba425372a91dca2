package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.StationStoriesTest.AT_BAR;
import static io.tablesaga.config.StationStoriesTest.eventually;
import static io.tablesaga.config.StationStoriesTest.say;
import static io.tablesaga.config.StationStoriesTest.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C1 to C7: a coffee shop, whose one station is its bar, from the order to the number that is called. */
class CoffeeShopStoriesTest {

    private static final String PREPARING = "{\"to\": \"PREPARING\", \"station\": \"바\"}";
    private static final String SERVED = "{\"to\": \"SERVED\"}";
    private static final String BAR = "{\"station\": \"바\"}";

    private RuledStore shop;
    private String americano;
    private String phone;

    private void open(Wired wired) {
        shop = RuledStore.open(wired);
        OwnStore store = shop.store();
        String settings = OwnStore.settings("모퉁이 커피", "PREPAY", OwnStore.noon(), OwnStore.ALWAYS, 1);
        Answer saved = store.save(settings.replace("\"hours\"", "\"serving\": \"TO_GO\", \"hours\""));
        assertThat(saved.status()).as(saved.http().body()).isEqualTo(200);
        assertThat(store.get("/settings").json().path("serving").asText()).isEqualTo("TO_GO");
        americano = shop.dish("station = '바'");
        phone = shop.phone();
    }

    @AfterEach
    void payment_is_back() {
        shop.product().noMoreFaults();
    }

    @ParameterizedTest
    @EnumSource
    void c1_to_c4_and_c7_a_coffee_is_ordered_and_paid_and_made_and_its_number_is_called(Wired wired) {
        open(wired);
        try (ListeningPhone listening = ListeningPhone.at(shop.product().base(), phone)) {
            Answer paid = shop.paid(phone, line(americano, 2));
            GuestWhoCancels guest = shop.whoOrdered(paid);
            assertThat(paid.json().path("state").asText()).isEqualTo("PAID");
            assertThat(guest.payment().path("totalAmount").asLong()).isEqualTo(18_000);

            JsonNode ticket = ticket(shop, guest.order(), "?" + AT_BAR + "&open=true");
            assertThat(ticket.path("pickupNumber").asInt()).isEqualTo(1);
            assertThat(ticket.path("serving").asText()).isEqualTo("TO_GO");
            assertThat(ticket.at("/lines/0/quantity").asInt()).isEqualTo(2);
            eventually(
                    () -> assertThat(guest.seen().path("pickupNumber").asInt()).isEqualTo(1));
            assertThat(guest.seen().path("ready").asBoolean(true)).isFalse();
            screen("1", "");

            say(shop, guest, "advance", "{\"to\": \"ACCEPTED\", \"station\": \"바\"}");
            say(shop, guest, "advance", PREPARING);
            screen("1", "");
            say(shop, guest, "bump", BAR);
            screen("", "1");
            String called =
                    "{\"id\":\"%s\",\"state\":\"PAID\",\"pickupNumber\":1,\"ready\":true,\"lines\":[\"READY\"]}";
            eventually(
                    () -> assertThat(listening.heard()).contains("orders [" + called.formatted(guest.order()) + "]"));
            assertThat(guest.seen().path("ready").asBoolean()).isTrue();

            say(shop, guest, "advance", SERVED);
            screen("", "");
            eventually(
                    () -> assertThat(guest.seen().path("ready").asBoolean(true)).isFalse());
        }
        BooksBalance.in(shop.product());
    }

    @ParameterizedTest
    @EnumSource
    void whoever_stays_says_so_and_each_order_of_the_day_has_a_number_of_its_own(Wired wired) {
        open(wired);
        String here = "\"serving\": \"HERE\", " + RuledStore.TOKEN;
        GuestWhoCancels first = shop.whoOrdered(shop.order(phone, here, line(americano, 1)));
        ticket(shop, first.order(), "");
        GuestWhoCancels second = shop.whoOrdered(shop.paid(phone, line(americano, 1)));
        assertThat(ticket(shop, first.order(), "").path("serving").asText()).isEqualTo("HERE");
        assertThat(ticket(shop, second.order(), "").path("pickupNumber").asInt())
                .isEqualTo(2);
        say(shop, second, "bump", BAR);
        screen("1", "2");
        eventually(() -> {
            JsonNode orders =
                    shop.product().get("/api/visit/orders", phone).json().path("orders");
            assertThat(orders.findValuesAsText("pickupNumber")).containsExactly("2", "1");
            assertThat(orders.findValuesAsText("serving")).containsExactly("TO_GO", "HERE");
            assertThat(orders.findValuesAsText("ready")).containsExactly("true", "false");
        });

        Answer refused = shop.order(phone, "\"serving\": \"SOMEWHERE\", " + RuledStore.TOKEN, line(americano, 1));
        Dining.is(refused, 400, "invalid-request");
        // A screen on the wall knows numbers, and nobody who orders may look at it as a guest.
        assertThat(shop.product()
                        .get(shop.store().path("/kitchen/pickups"), phone)
                        .status())
                .isEqualTo(403);
        BooksBalance.in(shop.product());
    }

    @ParameterizedTest
    @EnumSource
    void c5_and_c6_a_coffee_that_is_cancelled_before_it_is_begun_is_not_made(Wired wired) {
        open(wired);
        GuestWhoCancels guest = shop.whoOrdered(shop.paid(phone, line(americano, 1)));
        ticket(shop, guest.order(), "");
        say(shop, guest, "advance", "{\"to\": \"ACCEPTED\"}");

        Answer cancelled = guest.cancel();
        assertThat(cancelled.status()).as(cancelled.http().body()).isEqualTo(200);
        Dining.is(say(shop, guest, "advance", PREPARING), 409, "line-withdrawn");
        assertThat(guest.givenBack()).containsExactly(9_000L);
        screen("", "");
        assertThat(shop.available(americano)).isEqualTo(20);
        BooksBalance.in(shop.product());
    }

    @ParameterizedTest
    @EnumSource
    void c5_and_c6_once_it_is_being_made_the_shop_is_asked(Wired wired) {
        open(wired);
        GuestWhoCancels guest = shop.whoOrdered(shop.paid(phone, line(americano, 1)));
        ticket(shop, guest.order(), "");
        say(shop, guest, "advance", PREPARING);

        Answer asked = guest.cancel();
        Dining.is(asked, 409, "being-made");
        assertThat(asked.json().path("detail").asText()).startsWith("이미 조리를 시작했습니다.");
        assertThat(guest.seen().path("state").asText()).isEqualTo("PAID");
        screen("1", "");

        Answer agreed = guest.cancelByStaff("{\"agreed\": true, \"discarded\": true, \"reason\": \"손님이 바로 말씀하셨어요\"}");
        assertThat(agreed.status()).as(agreed.http().body()).isEqualTo(200);
        guest.becomes("CANCELLED");
        Dining.is(say(shop, guest, "bump", "{\"positions\": [1]}"), 409, "line-withdrawn");
        screen("", "");
        BooksBalance.in(shop.product());
    }

    /** {@code POST /orders {menuId:1, qty:1}}, {@code PATCH /orders/2 {status: OrderCanceled}}, {@code GET /orders}. */
    @ParameterizedTest
    @EnumSource
    void the_walk_of_the_coffee_shop(Wired wired) {
        open(wired);
        GuestWhoCancels first = shop.whoOrdered(shop.paid(phone, line(americano, 1)));
        GuestWhoCancels second = shop.whoOrdered(shop.paid(phone, line(americano, 1)));
        assertThat(second.cancel().status()).isEqualTo(200);
        assertThat(looks("state")).containsExactly("CANCELLED", "PAID");

        // With the payment service down an order ends unpaid, and nobody makes it.
        shop.product().fault("{\"fault\": \"ERROR_500\", \"next\": 100000}");
        Answer undecided = shop.order(phone, RuledStore.TOKEN, line(americano, 1));
        assertThat(undecided.status()).as(undecided.http().body()).isEqualTo(202);
        GuestWhoCancels third = shop.whoOrdered(undecided);
        third.becomes("CANCELLED");
        assertThat(third.seen().path("reason").asText()).isEqualTo("EXPIRED");
        assertThat(tickets(third)).isZero();

        shop.product().noMoreFaults();
        GuestWhoCancels fourth = shop.whoOrdered(shop.paid(phone, line(americano, 1)));
        ticket(shop, fourth.order(), "");
        assertThat(looks("state")).containsExactly("PAID", "CANCELLED", "CANCELLED", "PAID");
        assertThat(ticket(shop, first.order(), "").at("/lines/0/state").asText())
                .isEqualTo("WAITING");
        BooksBalance.in(shop.product());
    }

    private List<String> looks(String at) {
        JsonNode orders = shop.product().get("/api/visit/orders", phone).json().path("orders");
        return StreamSupport.stream(orders.spliterator(), false)
                .map(order -> order.path(at).asText())
                .toList();
    }

    private int tickets(GuestWhoCancels guest) {
        return shop.product()
                .jdbc()
                .queryForObject(
                        "select count(*) from kitchen.ticket where order_id = ?::uuid", Integer.class, guest.order());
    }

    /** What the screen on the wall shows: numbers, with commas. */
    private void screen(String making, String ready) {
        eventually(() -> {
            JsonNode shown = shop.product()
                    .operator(shop.store().path("/kitchen/pickups"))
                    .json();
            assertThat(String.join(",", shown.path("making").findValuesAsText("number")))
                    .as(shown.toString())
                    .isEqualTo(making);
            assertThat(String.join(",", shown.path("ready").findValuesAsText("number")))
                    .as(shown.toString())
                    .isEqualTo(ready);
        });
    }
}
