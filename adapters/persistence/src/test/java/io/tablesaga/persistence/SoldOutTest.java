package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static io.tablesaga.persistence.Database.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.stock.HoldStock;
import io.tablesaga.stock.MarkSoldOut;
import io.tablesaga.stock.ReleaseStock;
import io.tablesaga.stock.SellStock;
import io.tablesaga.stock.SoldOut;
import io.tablesaga.stock.Stock.StockLevel;
import io.tablesaga.stock.StockAnswer;
import io.tablesaga.stock.persistence.JdbcStock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What staff say is sold out is not sold, however much of it there is. */
class SoldOutTest {

    private static final Instant TONIGHT =
            Instant.now().plus(5, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);

    private final JdbcStock stock = new JdbcStock(POOL);
    private final SagaId saga = new SagaId(UUID.randomUUID());

    @Test
    void nothing_of_it_is_held_and_the_answer_says_until_when() {
        ItemId dish = Database.dish(10);
        ItemId other = Database.dish(10);
        mark(dish, Optional.of(TONIGHT));

        StockAnswer answer = stock.hold(new HoldStock(
                order(), saga, STORE, List.of(new HoldStock.Line(dish, 1), new HoldStock.Line(other, 1))));

        assertThat(answer.held()).isFalse();
        assertThat(answer.shortages())
                .containsExactly(new StockAnswer.Shortage(dish, 0, Optional.of(new SoldOut(Optional.of(TONIGHT)))));
        assertThat(counters(dish)).containsExactly(10, 0, 0);
        assertThat(counters(other)).containsExactly(10, 0, 0);
    }

    @Test
    void without_a_time_it_is_sold_out_until_somebody_ends_it() {
        ItemId dish = Database.dish(10);
        assertThat(mark(dish, Optional.empty()).soldOut()).contains(new SoldOut(Optional.empty()));
        assertThat(stock.hold(hold(order(), dish)).shortages())
                .containsExactly(new StockAnswer.Shortage(dish, 0, Optional.of(new SoldOut(Optional.empty()))));

        assertThat(stock.endSoldOut(STORE, dish).orElseThrow().soldOut()).isEmpty();
        assertThat(stock.endSoldOut(STORE, dish).orElseThrow().soldOutReason()).isEmpty();
        assertThat(stock.hold(hold(order(), dish)).held()).isTrue();
    }

    @Test
    void after_its_time_it_is_sold_again_by_itself() {
        ItemId dish = Database.dish(10);
        mark(dish, Optional.of(Instant.now().minusSeconds(1)));
        assertThat(stock.hold(hold(order(), dish)).held()).isTrue();
        assertThat(stock.levels(STORE).stream()
                        .filter(level -> level.item().equals(dish))
                        .findFirst()
                        .orElseThrow()
                        .soldOutReason())
                .isEmpty();
    }

    @Test
    void what_an_order_holds_stays_its_own_and_comes_back_to_a_shelf_that_is_still_closed() {
        ItemId dish = Database.dish(10);
        OrderId paid = order();
        OrderId leaves = order();
        stock.hold(hold(paid, dish));
        stock.hold(hold(leaves, dish));
        mark(dish, Optional.empty());

        assertThat(stock.hold(hold(paid, dish)).held()).isTrue();
        stock.sell(new SellStock(paid));
        stock.release(new ReleaseStock(leaves, saga));

        assertThat(counters(dish)).containsExactly(9, 0, 1);
        assertThat(stock.hold(hold(order(), dish)).held()).isFalse();
    }

    @Test
    void another_stores_item_is_unknown() {
        ItemId dish = Database.dish(10);
        StoreId other = new StoreId(UUID.randomUUID());
        assertThat(stock.markSoldOut(
                        new MarkSoldOut(other, dish, new SoldOut(Optional.empty()), "no", Optional.empty())))
                .isEmpty();
        mark(dish, Optional.empty());
        assertThat(stock.endSoldOut(other, dish)).isEmpty();
        assertThat(stock.hold(hold(order(), dish)).held()).isFalse();
    }

    @Test
    void a_message_that_comes_again_when_the_dish_is_back_does_not_mark_it_again() {
        ItemId dish = Database.dish(10);
        MarkSoldOut message =
                new MarkSoldOut(STORE, dish, new SoldOut(Optional.empty()), "no milk", Optional.of(UUID.randomUUID()));
        assertThat(stock.markSoldOut(message).orElseThrow().soldOut()).isPresent();
        stock.endSoldOut(STORE, dish);

        assertThat(stock.markSoldOut(message)).isEmpty();

        assertThat(stock.hold(hold(order(), dish)).held()).isTrue();
        mark(dish, Optional.empty());
        assertThat(stock.hold(hold(order(), dish)).held()).isFalse();
    }

    @Test
    void of_fifty_orders_at_once_none_gets_any_after_the_answer() throws Exception {
        for (int round = 0; round < 20; round++) {
            ItemId dish = Database.dish(1_000);
            ExecutorService guests = Executors.newFixedThreadPool(8);
            try {
                CountDownLatch busy = new CountDownLatch(10);
                List<Future<StockAnswer>> answers = new ArrayList<>();
                for (int i = 0; i < 50; i++) {
                    answers.add(guests.submit(() -> {
                        StockAnswer answer = stock.hold(hold(order(), dish));
                        busy.countDown();
                        return answer;
                    }));
                }
                busy.await();
                mark(dish, Optional.empty());
                List<Integer> told = counters(dish);
                int held = 0;
                for (Future<StockAnswer> answer : answers) {
                    held += answer.get().held() ? 1 : 0;
                }
                assertThat(counters(dish)).isEqualTo(told);
                assertThat(held).isEqualTo(told.get(1)).isGreaterThanOrEqualTo(10);
            } finally {
                guests.shutdownNow();
            }
        }
    }

    private StockLevel mark(ItemId dish, Optional<Instant> until) {
        return stock.markSoldOut(new MarkSoldOut(STORE, dish, new SoldOut(until), "test", Optional.empty()))
                .orElseThrow();
    }

    private HoldStock hold(OrderId order, ItemId dish) {
        return new HoldStock(order, saga, STORE, List.of(new HoldStock.Line(dish, 1)));
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
