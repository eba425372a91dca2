package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.books.Books.Report;
import io.tablesaga.books.Books.Violation;
import io.tablesaga.books.persistence.JdbcBooks;
import io.tablesaga.payment.PaymentGateway.Transaction;
import io.tablesaga.shared.Money;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** One paid order whose books balance; then each rule is broken once, and found. */
class BooksTest {

    private static final String ORDER = "00000000-0000-7000-8000-0000000a0001";
    private static final String ITEM = "00000000-0000-7000-8000-000000001001";
    private static final Transaction CHARGE = new Transaction("pay_1", "ref-1", Money.won(9000), Money.won(0));

    private final JdbcBooks books = new JdbcBooks(POOL, Duration.ofMinutes(1));

    @BeforeEach
    void one_paid_order() {
        clear();
        JDBC.execute(
                """
                insert into saga.saga (id, state) values ('00000000-0000-7000-8000-0000000b0001', 'COMPLETED');
                insert into ordering.orders (id, store_id, table_id, saga_id, state, total, currency, pay_until)
                values ('%1$s', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000101',
                        '00000000-0000-7000-8000-0000000b0001', 'PAID', 9000, 'KRW', now());
                insert into ordering.idempotency_key (table_id, operation, key, request_digest, order_id, status, body)
                values ('00000000-0000-7000-8000-000000000101', 'order-place', 'k', 'd', '%1$s', 201, '{}');
                insert into payment.attempt (id, order_id, state, amount, currency, merchant_reference, started_at)
                values ('00000000-0000-7000-8000-0000000c0001', '%1$s', 'PAID', 9000, 'KRW', 'ref-1', now());
                insert into stock.hold (order_id, state, items, quantities) values ('%1$s', 'SOLD', array['%2$s']::uuid[], array[1]);
                update stock.item set available = available - 1, sold = sold + 1 where id = '%2$s';
                insert into outbox.message (id, destination, key, type, body, sent_at)
                values (gen_random_uuid(), 'jms:kitchen.tickets', '%1$s', 't', '{}', now());
                insert into kitchen.ticket (order_id, store_id, table_id, lines)
                values ('%1$s', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000101', '[]')"""
                        .formatted(ORDER, ITEM));
    }

    @AfterEach
    void clear() {
        JDBC.execute(
                """
                truncate ordering.orders, ordering.order_line, ordering.idempotency_key, payment.attempt, stock.hold,
                         outbox.message, kitchen.ticket, saga.saga;
                update stock.item i set held = 0, sold = 0,
                    available = (select sum(quantity) from stock.movement m where m.item_id = i.id)""");
    }

    @Test
    void a_paid_order_balances() {
        Report report = books.check(List.of(CHARGE));
        assertThat(report.violations()).isEmpty();
        assertThat(report.onTheWay()).isEmpty();
    }

    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of(
                        "stock-balances", "update stock.item set available = available + 1 where id = '" + ITEM + "'"),
                Arguments.of(
                        "stock-balances",
                        "update stock.item set held = held + 1, available = available - 1 where id = '" + ITEM + "'"),
                Arguments.of("money-matches-order", "update payment.attempt set amount = 8000"),
                Arguments.of("money-matches-order", "update payment.attempt set state = 'FAILED'"),
                Arguments.of("money-matches-order", "update ordering.orders set state = 'CANCELLED'"),
                Arguments.of("money-matches-order", "delete from ordering.orders"),
                Arguments.of(
                        "money-matches-order",
                        late(
                                "insert into ordering.orders (id, store_id, table_id, saga_id, state, total, currency, pay_until) select gen_random_uuid(), store_id, table_id, saga_id, 'CONFIRMING_PAYMENT', 1, 'KRW', %s from ordering.orders")),
                Arguments.of("stock-matches-order", "delete from stock.hold"),
                Arguments.of("stock-matches-order", "update ordering.orders set state = 'CANCELLED'"),
                Arguments.of(
                        "stock-matches-order",
                        late(
                                "insert into stock.hold (order_id, state, held_at) values (gen_random_uuid(), 'HELD', %s)")),
                Arguments.of("ticket-matches-paid-order", "update ordering.orders set state = 'CANCELLED'"),
                Arguments.of("ticket-matches-paid-order", "delete from kitchen.ticket; delete from outbox.message"),
                Arguments.of(
                        "ticket-matches-paid-order",
                        late("delete from kitchen.ticket; update outbox.message set created_at = %s")),
                Arguments.of(
                        "ticket-matches-paid-order",
                        "insert into outbox.message (id, destination, key, type, body) select gen_random_uuid(), destination, key, type, body from outbox.message"),
                Arguments.of(
                        "saga-ends",
                        late(
                                "insert into saga.saga (id, state, created_at) values (gen_random_uuid(), 'IN_DOUBT', %s)")),
                Arguments.of(
                        "saga-ends",
                        late(
                                "insert into saga.saga (id, state, deadline, created_at) values (gen_random_uuid(), 'RUNNING', %1$s, %1$s)")),
                Arguments.of("key-has-one-outcome", "update ordering.idempotency_key set status = null"),
                Arguments.of("provider-agrees", "update payment.attempt set state = 'FAILED'"),
                Arguments.of("provider-agrees", "update payment.attempt set merchant_reference = 'other'"),
                Arguments.of("provider-agrees", "update payment.attempt set method = 'CASH'"),
                Arguments.of("money-matches-order", "update payment.attempt set method = 'CASH', amount = 8000"),
                Arguments.of("provider-agrees", late("update payment.attempt set state = 'UNKNOWN', started_at = %s")));
    }

    private static String late(String sql) {
        return sql.formatted("now() - interval '2 minutes'");
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_planted_violation_is_found(String rule, String sql) {
        new JdbcTemplate(POOL).execute(sql);
        assertThat(books.check(List.of(CHARGE)).violations())
                .extracting(Violation::rule)
                .contains(rule);
    }

    @Test
    void money_the_provider_does_not_have_is_found() {
        assertThat(books.check(List.of()).violations())
                .extracting(Violation::rule)
                .containsExactly("provider-agrees");
    }

    @Test
    void what_was_taken_at_the_counter_is_money_of_the_order_and_none_of_the_provider() {
        JDBC.execute("update payment.attempt set method = 'TERMINAL'");
        assertThat(books.check(List.of()).violations()).isEmpty();
    }

    @Test
    void what_is_on_its_way_is_counted_until_it_is_late() {
        JDBC.execute(
                "delete from kitchen.ticket; insert into saga.saga (id, state) values (gen_random_uuid(), 'IN_DOUBT')");
        Report report = books.check(List.of(CHARGE));
        assertThat(report.violations()).isEmpty();
        assertThat(report.onTheWay()).containsEntry("ticket on its way", 1L).containsEntry("in_doubt", 1L);
    }
}
