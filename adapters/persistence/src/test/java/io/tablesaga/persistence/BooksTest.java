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
import java.time.Instant;
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

    private static final String TO_COME =
            "update kitchen.ticket set store_id = null, table_id = null, received_at = null, business_day = null, serving = null";

    private static final String ORDER = "00000000-0000-7000-8000-0000000a0001";
    private static final String ITEM = "00000000-0000-7000-8000-000000001001";
    private static final String WITHDRAWN =
            """
            update kitchen.ticket_line set state = 'WITHDRAWN', withdrawn_by = gen_random_uuid(), withdrawn_from = 'WAITING';
            """;
    private static final String CANCELLED = WITHDRAWN + "update ordering.orders set state = 'CANCELLED';";
    private static final String BACK =
            """
            insert into stock.taken_back (saga_id, order_id, items, quantities, discarded)
            values (gen_random_uuid(), '%s', array['%s']::uuid[], array[1], false);
            """
                    .formatted(ORDER, ITEM);
    private static final String TAKING_BACK =
            "insert into outbox.message (id, destination, key, type, body, created_at) values (gen_random_uuid(), 'jms:stock.take-back', '"
                    + ORDER + "', 't', '{}', %s)";
    private static final Transaction CHARGE = new Transaction("pay_1", "ref-1", Money.won(9000), Money.won(0));

    private final JdbcBooks books = new JdbcBooks(POOL, Duration.ofMinutes(1));

    @BeforeEach
    void one_paid_order() {
        clear();
        JDBC.execute(
                """
                insert into saga.saga (id, state) values ('00000000-0000-7000-8000-0000000b0001', 'COMPLETED');
                insert into ordering.orders (id, store_id, table_id, visit_id, device_id, saga_id, state, total, currency, pay_until, paid_at)
                values ('%1$s', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000101',
                        gen_random_uuid(), gen_random_uuid(), '00000000-0000-7000-8000-0000000b0001', 'PAID', 9000, 'KRW',
                        now(), now());
                insert into ordering.order_line (order_id, position, item_id, name, quantity, unit_price)
                values ('%1$s', 1, '%2$s', 'dish', 1, 9000);
                insert into ordering.once_claim (item_id, visit_id, order_id) values ('%2$s', gen_random_uuid(), '%1$s');
                insert into ordering.idempotency_key (visit_id, operation, key, request_digest, order_id, status, body)
                values ('00000000-0000-7000-8000-000000000101', 'order-place', 'k', 'd', '%1$s', 201, '{}');
                insert into payment.attempt (id, order_id, state, amount, currency, merchant_reference, provider_reference,
                                             started_at)
                values ('00000000-0000-7000-8000-0000000c0001', '%1$s', 'PAID', 9000, 'KRW', 'ref-1', 'pay_1', now());
                insert into stock.hold (order_id, state, items, quantities) values ('%1$s', 'SOLD', array['%2$s']::uuid[], array[1]);
                update stock.item set available = available - 1, sold = sold + 1 where id = '%2$s';
                insert into outbox.message (id, destination, key, type, body, sent_at)
                values (gen_random_uuid(), 'jms:kitchen.tickets', '%1$s', 't', '{}', now());
                insert into kitchen.ticket (order_id, store_id, table_id, received_at, business_day, serving)
                values ('%1$s', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000101', now(),
                        current_date, 'HERE');
                insert into kitchen.ticket_line (order_id, position, name, quantity, state) values ('%1$s', 1, 'A', 1, 'WAITING')"""
                        .formatted(ORDER, ITEM));
    }

    @AfterEach
    void clear() {
        JDBC.execute(
                """
                truncate ordering.orders, ordering.order_line, ordering.once_claim, ordering.idempotency_key,
                         ordering.cancellation, payment.attempt, payment.refund, stock.hold, stock.taken_back, outbox.message, kitchen.ticket, kitchen.ticket_line,
                         saga.saga;
                delete from stock.movement where quantity < 0;
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
                Arguments.of("once-only-is-had", "update ordering.once_claim set item_id = gen_random_uuid()"),
                Arguments.of("once-only-is-had", "update ordering.orders set state = 'CANCELLED'"),
                Arguments.of("once-only-is-had", "update ordering.order_line set cancelled_by = gen_random_uuid()"),
                Arguments.of("money-matches-order", "update payment.attempt set amount = 8000"),
                Arguments.of("money-matches-order", "update payment.attempt set state = 'FAILED'"),
                Arguments.of("money-matches-order", "update ordering.orders set state = 'CANCELLED'"),
                Arguments.of("money-matches-order", "delete from ordering.orders"),
                Arguments.of(
                        "money-matches-order",
                        late(
                                "insert into ordering.orders (id, store_id, table_id, visit_id, device_id, saga_id, state, total, currency, pay_until) select gen_random_uuid(), store_id, table_id, visit_id, device_id, saga_id, 'CONFIRMING_PAYMENT', 1, 'KRW', %s from ordering.orders")),
                Arguments.of("money-matches-order", refund("REFUNDED", "now()")),
                Arguments.of("money-matches-order", "update ordering.order_line set cancelled_by = gen_random_uuid()"),
                Arguments.of(
                        "money-matches-order",
                        "update ordering.orders set state = 'REFUND_FAILED'; update ordering.order_line set cancelled_by = gen_random_uuid()"),
                Arguments.of(
                        "ticket-matches-paid-order", "update ordering.order_line set cancelled_by = gen_random_uuid()"),
                Arguments.of("cancel-request-ends", late(cancellation("REQUESTED", "%s"))),
                Arguments.of("cancel-request-ends", late(cancellation("CANCELLING", "%s"))),
                Arguments.of("provider-agrees", refund("REFUNDED", "now()")),
                Arguments.of(
                        "provider-agrees", refund("REFUNDED", "now()") + "; update payment.refund set by_hand = 4000"),
                Arguments.of(
                        "money-matches-order",
                        refund("REFUNDED", "now()") + "; update payment.refund set by_hand = amount"),
                Arguments.of(
                        "provider-agrees", "update payment.attempt set amount = 8000; " + late(refund("ASKING", "%s"))),
                Arguments.of("stock-matches-order", "delete from stock.hold"),
                Arguments.of("stock-matches-order", "update ordering.orders set state = 'CANCELLED', paid_at = null"),
                Arguments.of("stock-matches-order", "update ordering.orders set state = 'CANCELLED'"),
                Arguments.of("stock-matches-order", CANCELLED + late(TAKING_BACK)),
                Arguments.of(
                        "stock-matches-order",
                        "update ordering.orders set state = 'CANCELLING'; delete from stock.hold"),
                Arguments.of("stock-matches-order", CANCELLED + BACK + "update stock.hold set state = 'RELEASED'"),
                Arguments.of("stock-matches-order", BACK + BACK),
                Arguments.of("stock-balances", BACK),
                Arguments.of(
                        "stock-balances", BACK + "update stock.item set sold = sold - 1 where id = '" + ITEM + "'"),
                Arguments.of(
                        "stock-matches-order",
                        late(
                                "insert into stock.hold (order_id, state, held_at) values (gen_random_uuid(), 'HELD', %s)")),
                Arguments.of("ticket-matches-paid-order", "update ordering.orders set state = 'CANCELLED'"),
                Arguments.of(
                        "ticket-matches-paid-order",
                        "update ordering.orders set state = 'CANCELLING', cancel_saga = gen_random_uuid(); "
                                + refund("ASKING", "now()") + "; " + cancellation("CANCELLING", "now()")
                                + "; update payment.refund set saga_id = (select cancel_saga from ordering.orders);"
                                + " update ordering.cancellation set saga_id = (select cancel_saga from ordering.orders)"),
                Arguments.of("ticket-matches-paid-order", "update ordering.orders set state = 'REFUND_FAILED'"),
                Arguments.of(
                        "ticket-matches-paid-order",
                        WITHDRAWN + "update ordering.orders set state = 'CANCELLED', paid_at = null"),
                Arguments.of("ticket-matches-paid-order", "delete from kitchen.ticket_line"),
                Arguments.of("ticket-matches-paid-order", TO_COME + "; delete from outbox.message"),
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

    private static String refund(String state, String startedAt) {
        return "insert into payment.refund (id, order_id, saga_id, merchant_reference, provider_reference, method, amount, tax_free, remaining, currency, reason, state, started_at)"
                + " values (gen_random_uuid(), '" + ORDER
                + "', gen_random_uuid(), 'ref-1', 'pay_1', 'STORED', 9000, 0, 9000, 'KRW', 'r', '"
                + state + "', " + startedAt + ")";
    }

    private static String cancellation(String state, String requestedAt) {
        return "insert into ordering.cancellation (id, order_id, state, asked_by, positions, taken, agreed, discarded, reason, currency, amount, idempotency_key, requested_at)"
                + " values (gen_random_uuid(), '" + ORDER + "', '" + state
                + "', 'GUEST', '{}', '{1}', false, false, 'r', 'KRW', 9000, 'k', " + requestedAt + ")";
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
    void what_was_given_back_by_hand_is_at_the_provider_still() {
        new JdbcTemplate(POOL).execute(refund("REFUNDED", "now()") + "; update payment.refund set by_hand = amount");
        assertThat(books.check(List.of(CHARGE)).violations())
                .extracting(Violation::rule)
                .doesNotContain("provider-agrees");
    }

    @Test
    void stray_money_given_back_by_hand_is_at_the_provider_still() {
        new JdbcTemplate(POOL)
                .execute("update payment.attempt set state = 'FAILED'; " + refund("REFUNDED", "now()")
                        + "; update payment.refund set by_hand = amount");
        assertThat(books.check(List.of(CHARGE)).violations())
                .extracting(Violation::rule)
                .doesNotContain("provider-agrees");
        assertThat(books.check(List.of()).violations())
                .extracting(Violation::rule)
                .contains("provider-agrees");
    }

    @Test
    void a_payment_of_before_the_list_is_compared_only_when_the_list_has_it() {
        JDBC.execute("update payment.attempt set started_at = now() - interval '3 days'");
        Instant since = Instant.now().minus(Duration.ofDays(2));
        assertThat(books.check(List.of(), since).violations()).isEmpty();
        assertThat(books.check(List.of(CHARGE), since).violations()).isEmpty();
        Transaction back = new Transaction("pay_1", "ref-1", Money.won(9000), Money.won(9000));
        assertThat(books.check(List.of(back), since).violations())
                .extracting(Violation::rule)
                .containsExactly("provider-agrees");
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

    @Test
    void money_on_its_way_back_is_counted_until_it_is_late() {
        JDBC.execute(refund("ASKING", "now()") + ";" + cancellation("CANCELLING", "now()"));
        Transaction back = new Transaction("pay_1", "ref-1", Money.won(9000), Money.won(9000));
        Report report = books.check(List.of(back));
        assertThat(report.violations()).isEmpty();
        assertThat(report.onTheWay())
                .containsEntry("given back, not known here yet", 1L)
                .containsEntry("cancellation cancelling", 1L);
    }

    @Test
    void what_is_owed_is_listed_and_stays_money_of_the_guest() {
        JDBC.execute(
                "update ordering.orders set state = 'REFUND_FAILED'; update ordering.order_line set cancelled_by = gen_random_uuid(); "
                        + cancellation("REFUND_FAILED", "now()"));
        Report report = books.check(List.of(CHARGE));
        assertThat(report.violations()).extracting(Violation::rule).doesNotContain("money-matches-order");
        assertThat(report.onTheWay()).containsEntry("listed: a refund that is owed", 1L);
    }

    static Stream<Arguments> afterPaying() {
        String counted = "update stock.item set sold = sold - 1, available = available + 1 where id = '" + ITEM + "';";
        String discarded = "update stock.item set sold = sold - 1 where id = '" + ITEM
                + "'; insert into stock.movement (id, store_id, item_id, quantity, reason)"
                + " select gen_random_uuid(), store_id, id, -1, 'discarded' from stock.item where id = '" + ITEM + "';";
        return Stream.of(
                Arguments.of("a line withdrawn of a paid order", WITHDRAWN, 0),
                Arguments.of("a part of a paid order back", BACK + counted, 0),
                Arguments.of(
                        "withdrawn, refund pending", WITHDRAWN + "update ordering.orders set state = 'CANCELLING'", 0),
                Arguments.of("never refunded", WITHDRAWN + "update ordering.orders set state = 'REFUND_FAILED'", 0),
                Arguments.of("cancelled, stock back", CANCELLED + BACK + counted, 0),
                Arguments.of("cancelled, stock discarded", CANCELLED + BACK + discarded, 0),
                Arguments.of("cancelled before its ticket came", CANCELLED + BACK + counted + TO_COME, 0),
                Arguments.of("cancelled, stock on its way back", CANCELLED + TAKING_BACK.formatted("now()"), 1));
    }

    @ParameterizedTest
    @MethodSource("afterPaying")
    void what_becomes_of_an_order_after_it_was_paid_is_no_violation(String story, String sql, long onTheWay) {
        JDBC.execute(sql);
        Report report = books.check(List.of(CHARGE));
        assertThat(report.violations())
                .as(story)
                .extracting(Violation::rule)
                .doesNotContain("stock-balances", "stock-matches-order", "ticket-matches-paid-order");
        assertThat(report.onTheWay().getOrDefault("stock on its way back", 0L)).isEqualTo(onTheWay);
    }
}
