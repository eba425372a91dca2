package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.COUNTER;
import static io.tablesaga.config.RuledStore.PAGE;
import static io.tablesaga.config.RuledStore.TOKEN;
import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.RuledStore.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a side when its main is cancelled, in both wirings. */
class SideAndMainTest {

    private static JsonNode kept(Answer answer) {
        Dining.is(answer, 409, "side-needs-main");
        assertThat(answer.json().path("detail").asText()).startsWith("메인 없이").contains("ask the staff");
        return answer.json().path("sides");
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_cannot_cancel_the_main_alone_and_can_with_its_side(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String noodles = store.dish("course = 'MAIN'");
        String salad = store.dish("course = 'SIDE'");
        String phone = store.phone();
        GuestWhoCancels guest = store.whoOrdered(store.paid(phone, line(noodles, 1), line(salad, 1)));

        JsonNode sides = kept(guest.cancel(1));
        assertThat(sides).hasSize(1);
        assertThat(sides.at("/0/position").asInt()).isEqualTo(2);
        assertThat(sides.at("/0/orderId").asText()).isEqualTo(guest.order());
        assertThat(guest.seen().path("state").asText()).isEqualTo("PAID");
        // As it says: together.
        String key = OrderStoriesTest.key();
        Answer cancelled = guest.cancel(key, 1, 2);
        assertThat(cancelled.status()).as(cancelled.http().body()).isEqualTo(200);
        assertThat(guest.cancel(key, 1, 2).json()).isEqualTo(cancelled.json());
        refused(store.order(phone, TOKEN, line(salad, 1)), "main-needed");
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void sides_of_other_orders_come_first_and_another_main_does(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String noodles = store.dish("course = 'MAIN'");
        String salad = store.dish("course = 'SIDE'");
        String phone = store.phone();
        GuestWhoCancels main = store.whoOrdered(store.paid(phone, line(noodles, 1)));
        GuestWhoCancels onThePage = store.whoOrdered(store.waiting(phone, PAGE, line(salad, 1)));
        GuestWhoCancels paid = store.whoOrdered(store.paid(store.phone(), line(salad, 2)));

        assertThat(kept(main.cancel()).findValuesAsText("orderId"))
                .containsExactlyInAnyOrder(onThePage.order(), paid.order());
        onThePage.cancel();
        onThePage.becomes("CANCELLED");
        assertThat(kept(main.cancel()).findValuesAsText("orderId")).containsExactly(paid.order());
        // A main on a payment page is no main of another order yet; one at the counter is.
        store.waiting(phone, PAGE, line(noodles, 1));
        kept(main.cancel());
        GuestWhoCancels atCounter = store.whoOrdered(store.waiting(phone, COUNTER, line(noodles, 1)));
        assertThat(main.cancel().status()).isEqualTo(200);
        assertThat(kept(atCounter.cancel()).findValuesAsText("orderId")).containsExactly(paid.order());
        assertThat(paid.cancel().status()).isEqualTo(200);
        assertThat(atCounter.cancel().status()).isIn(200, 202);
        BooksBalance.in(store.product());
    }

    @ParameterizedTest
    @EnumSource
    void staff_cancel_the_main_and_the_side_stays(Wired wired) {
        RuledStore store = RuledStore.open(wired);
        String noodles = store.dish("course = 'MAIN'");
        String salad = store.dish("course = 'SIDE'");
        String tea = store.dish("course = 'OTHER'");
        GuestWhoCancels guest =
                store.whoOrdered(store.paid(store.phone(), line(noodles, 1), line(salad, 1), line(tea, 1)));

        Answer byStaff = guest.cancelByStaff("{\"positions\": [1], \"agreed\": true, \"reason\": \"burnt\"}");
        assertThat(byStaff.status()).as(byStaff.http().body()).isEqualTo(200);
        assertThat(guest.seen().path("state").asText()).isEqualTo("PAID");
        assertThat(guest.seen().at("/lines/1/cancelled").asBoolean()).isFalse();
        // It is alone already: nothing the guest cancels now makes it so.
        assertThat(guest.cancel(3).status()).isEqualTo(200);
        assertThat(guest.cancel(2).status()).isEqualTo(200);
        BooksBalance.in(store.product());
    }

    /** A side ordered while its main is cancelled: one of the two is refused. */
    @ParameterizedTest
    @EnumSource
    void a_side_ordered_while_its_main_is_cancelled_is_never_left_alone(Wired wired) throws Exception {
        RuledStore store = RuledStore.open(wired);
        String noodles = store.dish("course = 'MAIN'");
        String salad = store.dish("course = 'SIDE'");
        String phone = store.phone();
        for (int round = 0; round < 12; round++) {
            GuestWhoCancels main = store.whoOrdered(store.paid(phone, line(noodles, 1)));
            ConcurrentLinkedQueue<Callable<Answer>> both =
                    new ConcurrentLinkedQueue<>(List.of(main::cancel, () -> store.order(phone, TOKEN, line(salad, 1))));
            List<Answer> answers =
                    OrderStoriesTest.together(2, () -> both.remove().call());
            List<Answer> done =
                    answers.stream().filter(answer -> answer.status() < 300).toList();
            assertThat(done)
                    .as(answers.stream()
                            .map(answer -> answer.http().body())
                            .toList()
                            .toString())
                    .hasSize(1);
            if (done.get(0).status() == 201) {
                assertThat(store.whoOrdered(done.get(0)).cancel().status()).isEqualTo(200);
                assertThat(main.cancel().status()).isEqualTo(200);
            }
        }
        BooksBalance.in(store.product());
        assertThat(store.available(salad)).isEqualTo(20);
    }
}
