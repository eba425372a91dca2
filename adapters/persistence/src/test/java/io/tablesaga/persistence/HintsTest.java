package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static io.tablesaga.persistence.Database.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.payment.AttemptState;
import io.tablesaga.payment.DueHint;
import io.tablesaga.payment.PaymentGateway.Hint;
import io.tablesaga.payment.PaymentGateway.Trust;
import io.tablesaga.payment.persistence.JdbcPaymentHints;
import io.tablesaga.shared.StoreId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HintsTest {

    private static final Duration NO_PAUSE = Duration.ZERO;
    private static final Duration LONG = Duration.ofHours(1);

    private final JdbcPaymentHints hints = new JdbcPaymentHints(POOL);

    @BeforeEach
    void forget() {
        JDBC.update("delete from payment.webhook");
    }

    @Test
    void only_what_is_about_an_attempt_of_the_store_is_kept() {
        String attempt = attempt("CREATED");
        assertThat(hints.keep("toss", STORE, hint("1", UUID.randomUUID().toString())))
                .isFalse();
        assertThat(hints.keep("toss", new StoreId(UUID.randomUUID()), hint("2", attempt)))
                .isFalse();
        assertThat(rows()).isZero();
        assertThat(hints.keep("toss", STORE, hint("3", attempt))).isTrue();
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void a_repeated_one_changes_nothing_and_an_attempt_has_one_open_hint() throws Exception {
        String attempt = attempt("CREATED");
        together(8, () -> hints.keep("toss", STORE, hint("same", attempt)));
        assertThat(rows()).isEqualTo(1);
        together(8, () -> hints.keep("toss", STORE, hint(UUID.randomUUID().toString(), attempt)));
        assertThat(rows()).isEqualTo(1);

        hints.followed(due(NO_PAUSE).get(0), "NOTHING");
        assertThat(hints.keep("toss", STORE, hint("same", attempt))).isFalse();
        assertThat(due(NO_PAUSE)).isEmpty();
        assertThat(hints.keep("toss", STORE, hint("another", attempt))).isTrue();
        assertThat(due(NO_PAUSE)).hasSize(1);
    }

    @Test
    void of_two_payments_of_an_attempt_the_one_that_is_not_its_own_is_looked_for() {
        for (List<String> order : List.of(List.of("own", "second"), List.of("second", "own"))) {
            String attempt = attempt("PAID");
            JDBC.update("update payment.attempt set provider_reference = 'own' where merchant_reference = ?", attempt);
            order.forEach(payment ->
                    hints.keep("toss", STORE, new Hint(UUID.randomUUID().toString(), payment, attempt, Trust.NONE)));
            DueHint due = due(NO_PAUSE).get(0);
            assertThat(due.providerReference()).as(order.toString()).isEqualTo("second");
            hints.followed(due, "NOTHING");
        }
    }

    @Test
    void a_hint_tells_where_its_attempt_stands() {
        String attempt = attempt("UNKNOWN");
        hints.keep("toss", STORE, hint("1", attempt));
        DueHint due = due(NO_PAUSE).get(0);
        assertThat(due.attempt().merchantReference()).isEqualTo(attempt);
        assertThat(due.attempt().state()).isEqualTo(AttemptState.UNKNOWN);
        assertThat(due.providerReference()).isEqualTo("some_payment");
    }

    @Test
    void two_nodes_never_take_the_same_one() throws Exception {
        int attempts = 40;
        for (int i = 0; i < attempts; i++) {
            hints.keep("toss", STORE, hint("n" + i, attempt("CREATED")));
        }
        List<DueHint> taken = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            together(4, () -> hints.due(5, NO_PAUSE, LONG)).forEach(taken::addAll);
        }
        assertThat(taken).extracting(DueHint::dedupeId).doesNotHaveDuplicates().hasSize(attempts);
    }

    @Test
    void one_that_comes_while_another_is_followed_is_not_lost() {
        String attempt = attempt("CREATED");
        hints.keep("toss", STORE, hint("1", attempt));
        DueHint first = due(NO_PAUSE).get(0);
        assertThat(due(NO_PAUSE)).isEmpty();

        assertThat(hints.keep("toss", STORE, hint("2", attempt))).isTrue();
        hints.followed(first, "NOTHING");

        DueHint again = due(NO_PAUSE).get(0);
        hints.followed(again, "ADOPTED");
        assertThat(due(NO_PAUSE)).isEmpty();
        assertThat(JDBC.queryForList("select outcome from payment.webhook", String.class))
                .containsExactly("ADOPTED");
    }

    @Test
    void nobody_asks_about_an_attempt_again_before_its_pause_is_over() {
        String attempt = attempt("CREATED");
        hints.keep("toss", STORE, hint("1", attempt));
        hints.followed(due(LONG).get(0), "NOTHING");
        hints.keep("toss", STORE, hint("2", attempt));
        assertThat(due(LONG)).isEmpty();

        JDBC.update("update payment.attempt set next_look_up_at = now() where merchant_reference = ?", attempt);
        assertThat(due(LONG)).hasSize(1);
    }

    @Test
    void while_the_call_is_on_its_way_so_is_its_answer() {
        String attempt = attempt("APPROVING");
        hints.keep("toss", STORE, hint("1", attempt));
        assertThat(due(NO_PAUSE)).isEmpty();

        String waiting = attempt("APPROVING");
        JDBC.update(
                "update payment.attempt set started_at = now() - interval '3 seconds' where merchant_reference = ?",
                waiting);
        hints.keep("toss", STORE, hint("2", waiting));
        assertThat(due(NO_PAUSE))
                .extracting(due -> due.attempt().merchantReference())
                .containsExactly(waiting);
    }

    @Test
    void one_that_is_put_off_comes_later_and_later() {
        String attempt = attempt("CREATED");
        hints.keep("toss", STORE, hint("1", attempt));
        hints.putOff(due(NO_PAUSE).get(0), Duration.ofSeconds(5));
        assertThat(secondsToGo()).isBetween(3, 5);

        JDBC.update("update payment.webhook set received_at = now() - interval '1 minute', follow_at = now()");
        hints.putOff(due(NO_PAUSE).get(0), Duration.ofSeconds(5));
        assertThat(secondsToGo()).isBetween(55, 61);
    }

    @Test
    void what_was_followed_long_ago_is_forgotten() {
        hints.keep("toss", STORE, hint("old", attempt("CREATED")));
        hints.followed(due(NO_PAUSE).get(0), "NOTHING");
        hints.keep("toss", STORE, hint("open", attempt("CREATED")));
        JDBC.update("update payment.webhook set received_at = now() - interval '40 days'");
        assertThat(hints.forget(Duration.ofDays(30))).isZero();
        JDBC.update("update payment.webhook set followed_at = received_at where followed_at is not null");
        assertThat(hints.forget(Duration.ofDays(30))).isEqualTo(1);
        assertThat(JDBC.queryForList("select dedupe_id from payment.webhook", String.class))
                .containsExactly("open");
    }

    private List<DueHint> due(Duration pause) {
        return hints.due(10, pause, LONG);
    }

    private static int secondsToGo() {
        return JDBC.queryForObject(
                "select extract(epoch from follow_at - now())::integer from payment.webhook", Integer.class);
    }

    private static Hint hint(String id, String reference) {
        return new Hint(id, "some_payment", reference, Trust.NONE);
    }

    private static String attempt(String state) {
        String reference = UUID.randomUUID().toString();
        JDBC.update(
                """
                insert into payment.attempt (id, order_id, store_id, state, amount, currency, merchant_reference,
                                             idempotency_key, method, started_at)
                values (gen_random_uuid(), gen_random_uuid(), ?, ?, 9000, 'KRW', ?, ?, 'CHECKOUT', now())""",
                STORE.value(),
                state,
                reference,
                reference);
        return reference;
    }

    private static long rows() {
        return JDBC.queryForObject("select count(*) from payment.webhook", Long.class);
    }

    private static <T> List<T> together(int times, Callable<T> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(times);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pool.invokeAll(java.util.Collections.nCopies(times, work))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
