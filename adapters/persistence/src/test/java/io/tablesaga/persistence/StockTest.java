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
import io.tablesaga.stock.ReleaseStock;
import io.tablesaga.stock.SellStock;
import io.tablesaga.stock.Stock.NotEnoughStock;
import io.tablesaga.stock.Stock.StockMovement;
import io.tablesaga.stock.StockAnswer;
import io.tablesaga.stock.persistence.JdbcStock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class StockTest {

    private final JdbcStock stock = new JdbcStock(POOL);
    private final SagaId saga = new SagaId(UUID.randomUUID());

    @Test
    void holds_everything_or_nothing_and_says_what_is_missing() {
        ItemId plenty = Database.dish(10);
        ItemId few = Database.dish(1);

        StockAnswer answer = stock.hold(new HoldStock(
                order(), saga, STORE, List.of(new HoldStock.Line(plenty, 3), new HoldStock.Line(few, 2))));

        assertThat(answer.held()).isFalse();
        assertThat(answer.shortages()).containsExactly(new StockAnswer.Shortage(few, 1, Optional.empty()));
        assertThat(counters(plenty)).containsExactly(10, 0, 0);
        assertThat(counters(few)).containsExactly(1, 0, 0);
    }

    @Test
    void an_unknown_item_is_missing() {
        ItemId unknown = new ItemId(UUID.randomUUID());
        assertThat(stock.hold(hold(order(), unknown, 1)).shortages())
                .containsExactly(new StockAnswer.Shortage(unknown, 0, Optional.empty()));
    }

    @Test
    void every_command_may_come_twice() {
        ItemId dish = Database.dish(5);
        OrderId sold = order();
        assertThat(stock.hold(hold(sold, dish, 2)).held()).isTrue();
        assertThat(stock.hold(hold(sold, dish, 2)).held()).isTrue();
        assertThat(counters(dish)).containsExactly(3, 2, 0);
        stock.sell(new SellStock(sold));
        stock.sell(new SellStock(sold));
        assertThat(counters(dish)).containsExactly(3, 0, 2);
        OrderId released = order();
        stock.hold(hold(released, dish, 3));
        stock.release(new ReleaseStock(released, saga));
        stock.release(new ReleaseStock(released, saga));
        assertThat(counters(dish)).containsExactly(3, 0, 2);
    }

    @Test
    void a_release_that_comes_first_forbids_the_hold() {
        ItemId dish = Database.dish(5);
        OrderId order = order();
        stock.release(new ReleaseStock(order, saga));

        assertThat(stock.hold(hold(order, dish, 1)).held()).isFalse();
        assertThat(counters(dish)).containsExactly(5, 0, 0);
        assertThatThrownBy(() -> stock.sell(new SellStock(order))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void what_is_sold_cannot_be_released() {
        ItemId dish = Database.dish(5);
        OrderId order = order();
        stock.hold(hold(order, dish, 1));
        stock.sell(new SellStock(order));
        stock.release(new ReleaseStock(order, saga));
        assertThat(counters(dish)).containsExactly(4, 0, 1);
    }

    @Test
    void two_hundred_guests_get_the_hundred_and_fifty_portions_and_no_more() throws Exception {
        ItemId dish = Database.dish(150);
        ExecutorService guests = Executors.newFixedThreadPool(16);
        try {
            List<Future<StockAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(guests.submit(() -> stock.hold(hold(order(), dish, 1))));
            }
            int yes = 0;
            for (Future<StockAnswer> answer : answers) {
                yes += answer.get().held() ? 1 : 0;
            }
            assertThat(yes).isEqualTo(150);
            assertThat(counters(dish)).containsExactly(0, 150, 0);
        } finally {
            guests.shutdownNow();
        }
    }

    @Test
    void orders_of_the_same_two_dishes_in_either_order_do_not_lock_each_other() throws Exception {
        ItemId one = Database.dish(1_000);
        ItemId two = Database.dish(1_000);
        ExecutorService guests = Executors.newFixedThreadPool(8);
        try {
            List<Future<StockAnswer>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                HoldStock.Line first = new HoldStock.Line(i % 2 == 0 ? one : two, 1);
                HoldStock.Line second = new HoldStock.Line(i % 2 == 0 ? two : one, 1);
                answers.add(
                        guests.submit(() -> stock.hold(new HoldStock(order(), saga, STORE, List.of(first, second)))));
            }
            for (Future<StockAnswer> answer : answers) {
                assertThat(answer.get().held()).isTrue();
            }
            assertThat(counters(one)).containsExactly(800, 200, 0);
        } finally {
            guests.shutdownNow();
        }
    }

    @Test
    void a_movement_changes_what_is_available_and_cannot_take_more_than_that() {
        ItemId dish = Database.dish(5);
        assertThat(stock.move(movement(dish, 3)).orElseThrow().available()).isEqualTo(8);
        assertThat(stock.move(movement(new ItemId(UUID.randomUUID()), 3))).isEmpty();
        assertThatThrownBy(() -> stock.move(movement(dish, -9))).isInstanceOf(NotEnoughStock.class);
        assertThat(counters(dish)).containsExactly(8, 0, 0);
    }

    private StockMovement movement(ItemId dish, int quantity) {
        return new StockMovement(UUID.randomUUID(), STORE, dish, quantity, "test");
    }

    private HoldStock hold(OrderId order, ItemId dish, int quantity) {
        return new HoldStock(order, saga, STORE, List.of(new HoldStock.Line(dish, quantity)));
    }

    private static OrderId order() {
        return new OrderId(UUID.randomUUID());
    }

    private static List<Integer> counters(ItemId dish) {
        return JDBC.queryForObject(
                "select available, held, sold from stock.item where id = ?",
                (row, n) -> List.of(row.getInt(1), row.getInt(2), row.getInt(3)),
                dish.value());
    }
}
