package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.COUNTER;
import static io.tablesaga.config.RuledStore.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A party goes to another table, and the kitchen serves what it ordered there: nothing twice, nothing at the old one. */
class MovedTicketsTest {

    @ParameterizedTest
    @EnumSource
    void what_was_made_and_what_is_still_to_be_paid_is_served_at_the_new_table(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        Dining from = store.table();
        Dining to = Dining.in(store.product(), store.store().id);
        String dish = store.dish("price = 9000");
        String mina = from.phone();
        Answer made = store.paid(mina, line(dish, 1));
        servedAt(store, from, made);
        String order = made.json().path("id").asText();
        assertThat(store.product()
                        .operatorPost(
                                store.store().path("/kitchen/tickets/" + order + "/advance"), "{\"to\": \"PREPARING\"}")
                        .status())
                .isEqualTo(200);
        Answer unpaid = store.waiting(mina, COUNTER, line(dish, 2));

        assertThat(from.staff("/move", "{\"to\": \"" + to.table() + "\"}").status())
                .isEqualTo(200);
        servedAt(store, to, made);
        pay(store, unpaid, 18000);
        servedAt(store, to, unpaid);
        List<JsonNode> tickets = tickets(store);
        assertThat(tickets).hasSize(2);
        // What is being made is made on, and once.
        assertThat(tickets.get(0).path("lines").get(0).path("state").asText()).isEqualTo("PREPARING");
        assertThat(tickets.get(1).path("lines").get(0).path("state").asText()).isEqualTo("WAITING");

        // Others who sit down at the old table have nothing to do with it.
        Answer others = store.paid(from.phone(), line(dish, 1));
        servedAt(store, from, others);
        servedAt(store, to, made);
        BooksBalance.in(store.product());
    }

    @Test
    void a_kitchen_that_was_away_hears_the_last_of_several_moves() throws Exception {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        Dining first = store.table();
        Dining second = Dining.in(store.product(), store.store().id);
        Dining third = Dining.in(store.product(), store.store().id);
        CamelContext camel = store.product().context().getBean(CamelContext.class);
        Answer paid = store.paid(first.phone(), line(store.dish("price = 9000"), 1));
        servedAt(store, first, paid);
        camel.getRouteController().suspendRoute("kitchen-move-received");
        try {
            assertThat(first.staff("/move", "{\"to\": \"" + second.table() + "\"}")
                            .status())
                    .isEqualTo(200);
            // Nobody waits for the kitchen.
            assertThat(second.staff("/move", "{\"to\": \"" + third.table() + "\"}")
                            .status())
                    .isEqualTo(200);
            servedAt(store, first, paid);
        } finally {
            camel.getRouteController().resumeRoute("kitchen-move-received");
        }
        servedAt(store, third, paid);
        BooksBalance.in(store.product());
    }

    /** Moved twice while one display was away, and once together with another party, whose own ticket stays where it is. */
    @ParameterizedTest
    @EnumSource
    void a_display_that_was_away_sees_a_ticket_at_its_new_table_once(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        Dining from = store.table();
        Dining second = Dining.in(store.product(), store.store().id);
        Dining third = Dining.in(store.product(), store.store().id);
        String dish = store.dish("price = 9000");
        Answer minas = store.paid(from.phone(), line(dish, 1));
        Answer junos = store.paid(third.phone(), line(dish, 1));
        servedAt(store, from, minas);
        servedAt(store, third, junos);
        KitchenDisplay here = new KitchenDisplay(store.product(), store.store().id, "");
        KitchenDisplay away = new KitchenDisplay(store.product(), store.store().id, "");
        assertThat(here.listen(store.product().base())).isEqualTo(200);

        assertThat(from.staff("/move", "{\"to\": \"" + second.table() + "\"}").status())
                .isEqualTo(200);
        shows(here, minas, second);
        assertThat(MergeTest.merge(second, third).status()).isEqualTo(200);
        shows(here, minas, third);
        assertThat(here.heard()).containsExactly(3L, 4L);
        assertThat(away.tables()).containsEntry(id(minas), from.table());
        assertThat(away.listen(store.product().base())).isEqualTo(200);
        shows(away, minas, third);
        assertThat(away.heard()).containsExactly(4L);
        assertThat(away.tables()).isEqualTo(here.tables()).containsEntry(id(junos), third.table());
        assertThat(away.shows()).isEqualTo(here.shows());
        here.goAway();
        away.goAway();

        assertThat(Topic.read(
                                store.product(),
                                "kitchen",
                                read -> Topic.ofKey(read, id(minas)).size() >= 3)
                        .stream()
                        .filter(record -> id(minas).equals(record.key()))
                        .map(record -> Topic.json(record.value()).path("data"))
                        .map(data -> data.path("what").asText() + " "
                                + data.path("tableId").asText()))
                .containsExactly("OPENED " + from.table(), "MOVED " + second.table(), "MOVED " + third.table());
        BooksBalance.in(store.product());
    }

    private static void shows(KitchenDisplay display, Answer order, Dining table) {
        await("the display shows it there")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(display.tables()).containsEntry(id(order), table.table()));
    }

    private static String id(Answer placed) {
        return placed.json().path("id").asText();
    }

    @Test
    void a_move_that_is_refused_tells_the_kitchen_nothing() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        Dining from = store.table();
        Dining taken = Dining.in(store.product(), store.store().id);
        from.seated();
        taken.seated();
        Dining.is(from.staff("/move", "{\"to\": \"" + taken.table() + "\"}"), 409, "table-taken");
        assertThat(store.product()
                        .jdbc()
                        .queryForObject(
                                """
                                select count(*) from outbox.message m join floor.visit v on m.key = v.id::text
                                where v.store_id = ?::uuid""",
                                Integer.class,
                                store.store().id))
                .isZero();
    }

    static void pay(RuledStore store, Answer unpaid, int amount) {
        Answer paid = Product.send(store.product()
                .request("/api/orders/" + unpaid.json().path("id").asText() + "/counter-payment")
                .header("Authorization", "Bearer " + store.product().operatorToken())
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"method\": \"CASH\", \"amount\": " + amount + "}")));
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
    }

    private static void servedAt(RuledStore store, Dining table, Answer order) {
        await("the kitchen knows the order's table")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(tickets(store))
                        .filteredOn(ticket ->
                                ticket.path("orderId").equals(order.json().path("id")))
                        .extracting(ticket -> ticket.path("tableId").asText())
                        .containsExactly(table.table()));
    }

    private static List<JsonNode> tickets(RuledStore store) {
        List<JsonNode> tickets = new ArrayList<>();
        store.store().get("/kitchen/tickets").json().path("tickets").forEach(tickets::add);
        return tickets;
    }
}
