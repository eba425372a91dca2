package io.tablesaga.config;

import static io.tablesaga.config.Dining.is;
import static io.tablesaga.config.MergeTest.fetched;
import static io.tablesaga.config.MergeTest.ids;
import static io.tablesaga.config.MergeTest.merge;
import static io.tablesaga.config.MergeTest.orders;
import static io.tablesaga.config.RuledStore.TOKEN;
import static io.tablesaga.config.RuledStore.line;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Parties are merged while they order, are cleared, or are merged the other way round. */
class MergeRacesTest {

    private final RuledStore store = RuledStore.open(Wired.DIRECT);
    private final Product product = store.product();
    private final Dining from = store.table();
    private final Dining into = Dining.in(product, store.store().id);
    private final String mina = from.phone();
    private final String juno = into.phone();
    private final String dish = store.dish("price = 9000");

    /** Both stand at the row of the visit that will be over, the merge first. */
    @Test
    void an_order_on_its_way_in_the_party_that_goes_is_refused_and_nothing_is_charged() throws SQLException {
        int charged = product.payments().size();
        CompletableFuture<Answer> merging;
        CompletableFuture<Answer> ordering;
        try (HeldRow held = HeldRow.of(product, visitAt(from))) {
            merging = CompletableFuture.supplyAsync(() -> merge(from, into));
            held.untilSoManyWait(1);
            ordering = CompletableFuture.supplyAsync(() -> store.order(mina, TOKEN, line(dish, 1)));
            held.untilSoManyWait(2);
            held.letGo();
        }
        assertThat(merging.join().status()).isEqualTo(200);
        is(ordering.join(), 409, "visit-over");
        assertThat(product.payments()).hasSize(charged);
        // Its phone fetches a token, and orders again.
        store.paid(fetched(product, mina), line(dish, 1));
        BooksBalance.in(product);
    }

    @Test
    void an_order_on_its_way_in_the_party_that_stays_is_placed_after_the_merge() throws SQLException {
        CompletableFuture<Answer> merging;
        CompletableFuture<Answer> ordering;
        try (HeldRow held = HeldRow.of(product, visitAt(into))) {
            merging = CompletableFuture.supplyAsync(() -> merge(from, into));
            held.untilSoManyWait(1);
            ordering = CompletableFuture.supplyAsync(() -> store.order(juno, TOKEN, line(dish, 1)));
            held.untilSoManyWait(2);
            held.letGo();
        }
        assertThat(merging.join().status()).isEqualTo(200);
        assertThat(ordering.join().status()).isEqualTo(201);
        assertThat(orders(into, juno)).isEqualTo(ids(ordering.join()));
        BooksBalance.in(product);
    }

    /** The orders have found their visits running and wait for their dish: the merge waits for them, and takes both along. */
    @Test
    void a_merge_takes_along_what_was_being_ordered_in_either() throws SQLException {
        CompletableFuture<Answer> merging;
        List<CompletableFuture<Answer>> ordering;
        try (HeldRow held = HeldRow.of(product, "stock.item where id = '" + dish + "'")) {
            ordering = List.of(
                    CompletableFuture.supplyAsync(() -> store.order(mina, RuledStore.COUNTER, line(dish, 1))),
                    CompletableFuture.supplyAsync(() -> store.order(juno, RuledStore.COUNTER, line(dish, 1))));
            held.untilSoManyWait(2);
            merging = CompletableFuture.supplyAsync(() -> merge(from, into));
            held.untilSoManyWait(3);
            held.letGo();
        }
        Answer minas = ordering.get(0).join();
        Answer junos = ordering.get(1).join();
        assertThat(List.of(minas.status(), junos.status())).containsExactly(202, 202);
        assertThat(merging.join().status()).isEqualTo(200);
        assertThat(orders(into, juno)).isEqualTo(ids(minas, junos));
        is(into.clear(), 409, "money-open");
        BooksBalance.in(product);
    }

    /** Who takes a main back stands behind the merge, at the row of the visit that is over by then. */
    @Test
    void a_main_that_is_taken_back_while_its_party_is_merged_still_stands_for_its_side() throws SQLException {
        Answer main = store.paid(mina, line(dish, 1));
        store.paid(mina, line(store.dish("price = 2000, course = 'SIDE'"), 1));
        CompletableFuture<Answer> merging;
        CompletableFuture<Answer> taking;
        try (HeldRow held = HeldRow.of(product, visitAt(from))) {
            merging = CompletableFuture.supplyAsync(() -> merge(from, into));
            held.untilSoManyWait(1);
            taking = CompletableFuture.supplyAsync(() -> store.whoOrdered(main).cancel());
            held.untilSoManyWait(2);
            held.letGo();
        }
        assertThat(merging.join().status()).isEqualTo(200);
        is(taking.join(), 409, "side-needs-main");
        BooksBalance.in(product);
    }

    @Test
    void a_party_that_is_cleared_first_is_not_merged_and_one_that_is_merged_first_is_not_cleared() throws SQLException {
        CompletableFuture<Answer> clearing;
        CompletableFuture<Answer> merging;
        try (HeldRow held = HeldRow.of(product, visitAt(from))) {
            clearing = CompletableFuture.supplyAsync(from::clear);
            held.untilSoManyWait(1);
            merging = CompletableFuture.supplyAsync(() -> merge(from, into));
            held.untilSoManyWait(2);
            held.letGo();
        }
        assertThat(clearing.join().status()).isEqualTo(200);
        is(merging.join(), 409, "nobody-there");
        from.seated();
        try (HeldRow held = HeldRow.of(product, visitAt(from))) {
            merging = CompletableFuture.supplyAsync(() -> merge(from, into));
            held.untilSoManyWait(1);
            clearing = CompletableFuture.supplyAsync(from::clear);
            held.untilSoManyWait(2);
            held.letGo();
        }
        assertThat(merging.join().status()).isEqualTo(200);
        is(clearing.join(), 409, "nobody-there");
    }

    @Test
    void two_merges_that_cross_do_not_lock_up_and_one_of_them_is_done() {
        for (int round = 0; round < 10; round++) {
            Dining left = Dining.in(product, store.store().id);
            Dining right = Dining.in(product, store.store().id);
            left.seated();
            right.seated();
            List<Answer> answers = IntStream.range(0, 2)
                    .mapToObj(
                            i -> CompletableFuture.supplyAsync(() -> i == 0 ? merge(left, right) : merge(right, left)))
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers.stream().map(Answer::status).toList()).containsExactlyInAnyOrder(200, 409);
        }
    }

    private static String visitAt(Dining table) {
        return "floor.visit where ended_at is null and table_id = '" + table.table() + "'";
    }
}
