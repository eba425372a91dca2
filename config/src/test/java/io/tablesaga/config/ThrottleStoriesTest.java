package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.COUNTER;
import static io.tablesaga.config.RuledStore.PAGE;
import static io.tablesaga.config.RuledStore.TOKEN;
import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.RuledStore.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stations that are overloaded quote an honest wait, and ask to come back shortly. */
class ThrottleStoriesTest {

    private static final String GRILL =
            "{\"name\": \"화구\", \"atOnce\": 1, \"makeSeconds\": 600, \"longestWaitMinutes\": 20}";
    private static final String BAR =
            "{\"name\": \"바\", \"atOnce\": 2, \"makeSeconds\": 60, \"longestWaitMinutes\": 5}";

    private static RuledStore store(Wired wired, String... stations) {
        RuledStore store = RuledStore.open(wired);
        Answer saved = save(store, stations);
        assertThat(saved.status()).as(saved.http().body()).isEqualTo(200);
        return store;
    }

    private static Answer save(RuledStore store, String... stations) {
        ObjectNode settings = (ObjectNode) store.store().get("/settings").json();
        settings.putRawValue(
                "stations", new com.fasterxml.jackson.databind.util.RawValue("[" + String.join(", ", stations) + "]"));
        return store.store().save(settings.toString());
    }

    private static JsonNode menu(RuledStore store, String dish) {
        return store.product().get("/api/menus/items/" + dish, "guest").json();
    }

    private static int quoted(Answer answer) {
        assertThat(answer.json().path("readyInMinutes").isInt())
                .as(answer.http().body())
                .isTrue();
        return answer.json().path("readyInMinutes").asInt();
    }

    /** The clock is PostgreSQL's: what was to be ready by then is ready so much earlier. */
    private static void pass(RuledStore store, int seconds) {
        store.product()
                .jdbc()
                .update(
                        "update ordering.preparation set ready_by = ready_by - ? * interval '1 second' where store_id = ?::uuid",
                        seconds,
                        store.store().id);
    }

    @ParameterizedTest
    @EnumSource
    void a_busy_station_quotes_more_then_asks_to_come_back_and_others_go_on(Wired wired) {
        RuledStore store = store(wired, GRILL, BAR);
        String ribs = store.dish("station = '화구'");
        String lemonade = store.dish("station = '바', course = 'OTHER'");
        String kimchi = store.dish("course = 'OTHER'");
        String phone = store.phone();
        assertThat(menu(store, ribs).path("waitMinutes").asInt()).isEqualTo(10);
        assertThat(menu(store, ribs).path("stationBusy").asBoolean()).isFalse();
        assertThat(menu(store, kimchi).path("waitMinutes").isNull()).isTrue();

        assertThat(quoted(store.paid(phone, line(ribs, 1)))).isEqualTo(10);
        assertThat(menu(store, ribs).path("waitMinutes").asInt()).isEqualTo(20);
        GuestWhoCancels second = store.whoOrdered(store.paid(phone, line(ribs, 1), line(kimchi, 1)));
        assertThat(second.seen().path("readyInMinutes").asInt()).isEqualTo(20);
        assertThat(menu(store, ribs).path("waitMinutes").asInt()).isEqualTo(30);
        assertThat(menu(store, ribs).path("stationBusy").asBoolean()).isTrue();

        Answer answer = store.order(phone, TOKEN, line(ribs, 1), line(lemonade, 1));
        JsonNode rule = refused(answer, "station-busy");
        assertThat(RuledStore.items(rule)).containsExactly(ribs);
        assertThat(RuledStore.ways(rule)).containsExactly("come-later", "leave-out");
        assertThat(rule.at("/items/0/waitMinutes").asInt()).isEqualTo(30);
        int again = rule.at("/items/0/againInSeconds").asInt();
        assertThat(again).isBetween(500, 600);
        assertThat(answer.http().headers().firstValueAsLong("Retry-After")).hasValue(again);
        assertThat(answer.json().path("detail").asText())
                .startsWith("주문이 밀려 있습니다. 잠시 후 다시 주문해 주세요.")
                .contains("another station can be ordered now");
        // As it says.
        assertThat(quoted(store.paid(phone, line(lemonade, 3)))).isEqualTo(2);
        assertThat(store.paid(phone, line(kimchi, 1)).json().has("readyInMinutes"))
                .isFalse();

        // Whoever takes theirs back makes room; and so does time.
        assertThat(second.cancel(1).status()).isEqualTo(200);
        assertThat(second.seen().path("readyInMinutes").isNull()).isTrue();
        String key = OrderStoriesTest.key();
        Answer third = store.order(key, phone, TOKEN, new String[] {line(ribs, 1)});
        assertThat(quoted(third)).isEqualTo(20);
        refused(store.order(phone, TOKEN, line(ribs, 1)), "station-busy");
        // The same order sent again is no further one.
        assertThat(store.order(key, phone, TOKEN, new String[] {line(ribs, 1)}).status())
                .isEqualTo(201);
        pass(store, again);
        assertThat(quoted(store.paid(phone, line(ribs, 1)))).isBetween(19, 20);
        pass(store, 7200);
        assertThat(menu(store, ribs).path("waitMinutes").asInt()).isEqualTo(10);
        assertThat(store.whoOrdered(third).seen().path("readyInMinutes").asInt())
                .isZero();
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void what_is_not_paid_yet_counts_whole_until_it_is_given_up(Wired wired) {
        RuledStore store = store(wired, GRILL);
        String ribs = store.dish("station = '화구'");
        String phone = store.phone();
        GuestWhoCancels onThePage = store.whoOrdered(store.waiting(phone, PAGE, line(ribs, 2)));
        // It is not begun before it is paid.
        pass(store, 1200);
        refused(store.order(phone, TOKEN, line(ribs, 1)), "station-busy");
        assertThat(onThePage.seen().path("readyInMinutes").asInt()).isEqualTo(20);
        onThePage.becomes("CANCELLED");
        GuestWhoCancels atCounter = store.whoOrdered(store.waiting(phone, COUNTER, line(ribs, 2)));
        refused(store.order(phone, TOKEN, line(ribs, 1)), "station-busy");
        atCounter.cancel();
        atCounter.becomes("CANCELLED");
        // Declined, and out of stock.
        assertThat(store.order(phone, RuledStore.DECLINED, line(ribs, 2)).status())
                .isEqualTo(402);
        Dining.is(store.order(phone, TOKEN, line(ribs, 21)), 409, "out-of-stock");
        assertThat(quoted(store.paid(phone, line(ribs, 1)))).isEqualTo(10);
        assertThat(store.product()
                        .jdbc()
                        .queryForObject(
                                "select count(*) from ordering.preparation where store_id = ?::uuid",
                                Integer.class,
                                store.store().id))
                .isEqualTo(1);
        BooksBalance.in(store.product());
    }

    @Test
    void a_store_with_one_kitchen_needs_no_name_for_it_and_one_without_a_setting_quotes_nothing() {
        RuledStore store = store(Wired.DIRECT, GRILL.replace("\"화구\"", "null"));
        String stew = store.dish("course = 'MAIN'");
        assertThat(store.store().get("/settings").json().at("/stations/0/name").isNull())
                .isTrue();
        assertThat(quoted(store.paid(store.phone(), line(stew, 2)))).isEqualTo(20);
        assertThat(save(store).status()).isEqualTo(200);
        assertThat(menu(store, stew).path("waitMinutes").isNull()).isTrue();
        Answer free = store.paid(store.phone(), line(stew, 5));
        assertThat(free.json().has("readyInMinutes")).isFalse();
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"atOnce\": 0",
                "\"atOnce\": 1.5",
                "\"makeSeconds\": 9",
                "\"longestWaitMinutes\": 9",
                "\"longestWaitMinutes\": 99999999",
                "\"name\": \" \"",
                "\"name\": 7"
            })
    void a_station_that_could_not_work_is_refused_with_a_sentence(String wrong) {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        String field = wrong.substring(0, wrong.indexOf(':'));
        String station = GRILL.replaceAll(field + ": [^,}]+", wrong);
        assertThat(station).isNotEqualTo(GRILL);
        Dining.is(save(store, station), 400, "invalid-request");
        Dining.is(save(store, GRILL, GRILL), 400, "invalid-request");
    }

    /**
     * Orders of one moment do not see each other, so some more are taken than the limit says: at most as many as are in their
     * commit at once, which the pool's eight connections bound.
     */
    @ParameterizedTest
    @EnumSource
    void fifty_at_once_overshoot_the_limit_by_no_more_than_are_worked_on_at_once(Wired wired) throws Exception {
        RuledStore store =
                store(wired, BAR.replace("2", "1").replace("\"longestWaitMinutes\": 5", "\"longestWaitMinutes\": 10"));
        String coffee = store.store().dish(60);
        store.rule(coffee, "station = '바'");
        List<String> phones = new ArrayList<>();
        IntStream.range(0, 5).forEach(n -> phones.add(store.phone()));
        ConcurrentLinkedQueue<String> next = new ConcurrentLinkedQueue<>();
        IntStream.range(0, 50).forEach(n -> next.add(phones.get(n % 5)));

        List<Answer> answers = OrderStoriesTest.together(50, () -> store.order(next.remove(), TOKEN, line(coffee, 1)));

        List<Answer> taken =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        System.out.println(wired + ": ten fit, taken of fifty at once: " + taken.size());
        assertThat(taken.size()).isBetween(10, 17);
        answers.stream().filter(answer -> answer.status() != 201).forEach(answer -> refused(answer, "station-busy"));
        // Nothing is forgotten of those that did not see each other.
        assertThat(menu(store, coffee).path("waitMinutes").asInt()).isEqualTo(taken.size() + 1);
        BooksBalance.in(store.product());
    }
}
