package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static io.tablesaga.persistence.Database.STORE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.stock.HoldStock;
import io.tablesaga.stock.SellStock;
import io.tablesaga.stock.TakeBackStock;
import io.tablesaga.stock.persistence.JdbcStock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Sold stock that comes back: once, never more than was sold, and not lost when it was made already. */
class TakeBackTest {

    private final JdbcStock stock = new JdbcStock(POOL);
    private final ItemId dish = Database.dish(10);
    private final OrderId order = new OrderId(UUID.randomUUID());
    private final SagaId saga = saga();

    @Test
    void what_was_sold_is_available_again_and_once() {
        sold(3);
        stock.takeBack(back(saga, 3, false));
        stock.takeBack(back(saga, 3, false));
        assertThat(counters()).containsExactly(10, 0, 0);
    }

    @Test
    void what_was_made_already_is_discarded_and_recorded() {
        sold(3);
        stock.takeBack(back(saga, 2, true));
        stock.takeBack(back(saga, 2, true));
        assertThat(counters()).containsExactly(7, 0, 1);
        assertThat(JDBC.queryForList(
                        "select quantity || ' ' || reason from stock.movement where item_id = ? and quantity < 0",
                        String.class,
                        dish.value()))
                .containsExactly("-2 discarded: order cancelled");
    }

    @Test
    void lines_come_back_one_by_one_and_never_more_of_them_than_were_sold() {
        ItemId other = Database.dish(10);
        stock.hold(
                new HoldStock(order, saga, STORE, List.of(new HoldStock.Line(dish, 3), new HoldStock.Line(other, 1))));
        stock.sell(new SellStock(order));

        stock.takeBack(back(saga(), 1, false));
        stock.takeBack(back(saga(), 1, true));
        assertThatThrownBy(() -> stock.takeBack(back(saga(), 2, false))).isInstanceOf(IllegalStateException.class);
        // The other order's dish is sold, so the counter alone would allow it.
        OrderId neighbour = new OrderId(UUID.randomUUID());
        stock.hold(new HoldStock(neighbour, saga, STORE, List.of(new HoldStock.Line(dish, 5))));
        stock.sell(new SellStock(neighbour));
        assertThatThrownBy(() -> stock.takeBack(back(saga(), 2, false))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> stock.takeBack(new TakeBackStock(
                        order,
                        saga(),
                        List.of(new TakeBackStock.Line(dish, 1), new TakeBackStock.Line(dish, 1)),
                        false)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(counters()).containsExactly(3, 0, 6);

        stock.takeBack(new TakeBackStock(
                order, saga(), List.of(new TakeBackStock.Line(other, 1), new TakeBackStock.Line(dish, 1)), false));
        assertThat(counters()).containsExactly(4, 0, 5);
    }

    @Test
    void before_its_sale_it_is_refused_and_after_it_taken() {
        stock.hold(hold(2));
        assertThatThrownBy(() -> stock.takeBack(back(saga, 2, false))).isInstanceOf(IllegalStateException.class);
        assertThat(counters()).containsExactly(8, 2, 0);
        stock.sell(new SellStock(order));
        stock.takeBack(back(saga, 2, false));
        assertThat(counters()).containsExactly(10, 0, 0);
    }

    @Test
    void what_comes_back_at_the_same_moment_is_counted_once_each_and_never_too_much() throws Exception {
        for (int round = 0; round < 200; round++) {
            OrderId shared = new OrderId(UUID.randomUUID());
            stock.hold(new HoldStock(shared, saga, STORE, List.of(new HoldStock.Line(dish, 3))));
            stock.sell(new SellStock(shared));
            SagaId twice = saga();
            assertThat(together(List.of(
                            () -> taken(shared, twice, 2),
                            () -> taken(shared, twice, 2),
                            () -> taken(shared, saga(), 2))))
                    .as("one saga, twice, or the other: two and two are more than three")
                    .isIn(List.of(true, true, false), List.of(false, false, true));
            assertThat(counters().get(2)).isEqualTo(1);
            stock.takeBack(new TakeBackStock(shared, saga(), List.of(new TakeBackStock.Line(dish, 1)), false));
            assertThat(counters()).containsExactly(10, 0, 0);
        }
    }

    private boolean taken(OrderId of, SagaId by, int quantity) {
        try {
            stock.takeBack(new TakeBackStock(of, by, List.of(new TakeBackStock.Line(dish, quantity)), false));
            return true;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    static <T> List<T> together(List<Callable<T>> calls) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(calls.size());
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pool.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private void sold(int quantity) {
        stock.hold(hold(quantity));
        stock.sell(new SellStock(order));
    }

    private HoldStock hold(int quantity) {
        return new HoldStock(order, saga, STORE, List.of(new HoldStock.Line(dish, quantity)));
    }

    private TakeBackStock back(SagaId by, int quantity, boolean discarded) {
        return new TakeBackStock(order, by, List.of(new TakeBackStock.Line(dish, quantity)), discarded);
    }

    private static SagaId saga() {
        return new SagaId(UUID.randomUUID());
    }

    private List<Integer> counters() {
        return JDBC.queryForObject(
                "select available, held, sold from stock.item where id = ?",
                (row, n) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3)),
                dish.value());
    }
}
