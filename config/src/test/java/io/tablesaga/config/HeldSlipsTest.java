package io.tablesaga.config;

import static io.tablesaga.config.RuledStore.line;
import static io.tablesaga.config.StorePrinters.AGAIN;
import static io.tablesaga.config.StorePrinters.added;
import static io.tablesaga.config.StorePrinters.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Wired;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is held comes out on paper when it is fired: once, and not before. */
class HeldSlipsTest {

    private static final String FIRED = "middle |조리 시작 FIRE";

    private final FakePrinter grill = FakePrinter.on();

    @AfterEach
    void closingTime() {
        grill.close();
    }

    @ParameterizedTest
    @EnumSource
    void what_is_held_comes_out_when_it_is_fired_and_once(Wired wired) {
        TurnedStore store = TurnedStore.open(wired);
        added(store.store().store(), "주방", grill, "");
        String soup = store.dish(1, "name = '국'");
        String steak = store.dish(2, "name = '갈비'");
        GuestWhoCancels guest = store.ordered(store.store().phone(), line(soup, 1), line(steak, 3));
        String visit = store.visit(guest);
        soon("what is made at once is out").until(() -> grill.slips().size() == 1);
        assertThat(grill.slips().get(0).lines())
                .contains("2x bold |1 국")
                .noneMatch(word -> word.contains("갈비"))
                .doesNotContain(FIRED);

        store.fired(visit, "{\"turn\": 2}");
        soon("what is fired is out").until(() -> grill.slips().size() == 2);
        assertThat(grill.slips().get(1).lines())
                .contains(FIRED, "2x bold |3 갈비", "2x bold middle |1번")
                .noneMatch(word -> word.contains("국"));
        assertThat(grill.slips().get(1).says(AGAIN)).isFalse();

        // What is on paper stays there: it comes out no second time.
        store.held(visit, "{}");
        store.fired(visit, "{}");
        GuestWhoCancels next = store.ordered(store.store().phone(), line(soup, 2));
        soon("the next one is out").until(() -> grill.slips().size() == 3);
        assertThat(grill.slips().get(2).says(StorePrinters.number(next.order())))
                .isTrue();
        BooksBalance.in(store.store().product());
    }

    @Test
    void nothing_comes_out_of_an_order_that_is_held_as_a_whole_nor_when_its_ticket_comes_again() {
        TurnedStore store = TurnedStore.open(Wired.DIRECT);
        added(store.store().store(), "주방", grill, "");
        String soup = store.dish(1, "name = '국'");
        String steak = store.dish(2, "name = '갈비'");
        String phone = store.store().phone();
        store.ordered(phone, line(soup, 1));
        GuestWhoCancels held = store.ordered(phone, line(steak, 1));
        comesAgain(store, held);
        GuestWhoCancels last = store.ordered(store.otherTable().phone(), line(soup, 1));
        soon("what was ordered before and after it is out")
                .until(() -> grill.slips().size() == 2);
        assertThat(grill.slips().get(1).says(StorePrinters.number(last.order())))
                .isTrue();

        store.fired(store.visit(held), "{}");
        soon("it is fired").until(() -> grill.slips().size() == 3);
        assertThat(grill.slips().get(2).lines()).contains(FIRED, "2x bold |1 갈비");
        comesAgain(store, held);
        store.ordered(store.otherTable().phone(), line(soup, 1));
        soon("the next one is out").until(() -> grill.slips().size() == 4);
        assertThat(grill.slips().get(3).says("갈비")).isFalse();
    }

    /** As the broker brings it when it has not heard that it arrived. */
    private static void comesAgain(TurnedStore store, GuestWhoCancels guest) {
        String message = store.store()
                .product()
                .jdbc()
                .queryForObject(
                        "select body from outbox.message where key = ? and destination = 'jms:kitchen.tickets'",
                        String.class,
                        guest.order());
        store.store()
                .product()
                .context()
                .getBean(ProducerTemplate.class)
                .sendBody("jms:queue:kitchen.tickets?exchangePattern=InOnly", message);
    }
}
