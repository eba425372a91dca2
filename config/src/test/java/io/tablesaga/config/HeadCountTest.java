package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.TOKEN;
import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.RuledStore.refused;
import static io.tablesaga.config.RuledStore.ways;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A store that wants to know how many they are, in both wirings. */
class HeadCountTest {

    private static RuledStore asking(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String settings = OwnStore.settings("세는 집", "AT_COUNTER_ALLOWED", OwnStore.noon(), OwnStore.ALWAYS, 1);
        assertThat(store.store().get("/settings").json().path("headCount").asBoolean())
                .isFalse();
        Answer saved = store.store().save(settings.replaceFirst("\\{", "{\"headCount\": true, "));
        assertThat(saved.status()).as(saved.http().body()).isEqualTo(200);
        assertThat(store.store().get("/settings").json().path("headCount").asBoolean())
                .isTrue();
        return store;
    }

    private static Integer guests(RuledStore store) {
        return store.product()
                .jdbc()
                .queryForObject(
                        "select guests from floor.visit where table_id = ?::uuid and ended_at is null",
                        Integer.class,
                        store.store().table);
    }

    @ParameterizedTest
    @EnumSource
    void the_first_order_of_a_visit_says_how_many_they_are(Wired wired) {
        RuledStore store = asking(wired);
        String dish = store.store().dish(9);
        String phone = store.phone();
        assertThat(ways(refused(store.order(phone, TOKEN, line(dish, 1)), "head-count-needed")))
                .containsExactly("say-head-count");
        Dining.is(store.order(phone, TOKEN + ", \"guests\": 0", line(dish, 1)), 400, "invalid-request");
        Dining.is(store.order(phone, TOKEN + ", \"guests\": 100", line(dish, 1)), 400, "invalid-request");
        assertThat(store.order(phone, TOKEN + ", \"guests\": 3", line(dish, 1)).status())
                .isEqualTo(201);
        assertThat(guests(store)).isEqualTo(3);
        store.paid(store.phone(), line(dish, 1));
        assertThat(store.table().clear().status()).isEqualTo(200);
        // Staff have counted them.
        store.table().seated();
        store.paid(store.phone(), line(dish, 1));
        assertThat(guests(store)).isEqualTo(2);
        BooksBalance.in(store.product());
    }

    /** All of them share the visit's row with other orders; who writes it must not wait for who waits for them. */
    @ParameterizedTest
    @EnumSource
    void twenty_first_orders_at_once_are_all_taken(Wired wired) throws Exception {
        RuledStore store = asking(wired);
        String dish = store.store().dish(20);
        String phone = store.phone();
        List<Answer> answers =
                OrderStoriesTest.together(20, () -> store.order(phone, TOKEN + ", \"guests\": 4", line(dish, 1)));
        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.status()).as(answer.http().body()).isEqualTo(201));
        assertThat(guests(store)).isEqualTo(4);
        BooksBalance.in(store.product());
    }
}
