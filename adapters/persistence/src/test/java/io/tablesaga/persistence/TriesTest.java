package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tablesaga.accounts.Tries.Limits;
import io.tablesaga.accounts.Tries.Try;
import io.tablesaga.accounts.persistence.JdbcTries;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Guessing: so many tries are free, then each costs twice the wait of the one before. */
class TriesTest {

    private static final Limits FIVE = new Limits(5, Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1));

    private final JdbcTries tries = new JdbcTries(POOL);
    private final String subject = "test " + UUID.randomUUID();

    @Test
    void the_last_free_try_is_allowed_and_begins_the_lock() {
        for (int n = 1; n <= 4; n++) {
            assertThat(tries.take(subject, FIVE).lockedUntil()).isEmpty();
        }
        Try fifth = tries.take(subject, FIVE);
        assertThat(fifth.allowed()).isTrue();
        assertThat(fifth.lockedUntil()).hasValueSatisfying(until -> isIn(until, Duration.ofMinutes(1)));
        Try sixth = tries.take(subject, FIVE);
        assertThat(sixth.allowed()).isFalse();
        assertThat(sixth.lockedUntil()).isEqualTo(fifth.lockedUntil());
        assertThat(tries.take("test " + UUID.randomUUID(), FIVE).allowed()).isTrue();
    }

    @Test
    void each_try_after_a_lock_doubles_it_up_to_the_longest() {
        exhaust();
        for (int minutes : List.of(2, 4, 8, 16, 32, 60, 60)) {
            pass(Duration.ofHours(2));
            Try next = tries.take(subject, FIVE);
            assertThat(next.allowed()).isTrue();
            assertThat(next.lockedUntil()).hasValueSatisfying(until -> isIn(until, Duration.ofMinutes(minutes)));
            assertThat(tries.take(subject, FIVE).allowed()).isFalse();
        }
    }

    @Test
    void the_right_one_is_forgotten_with_those_before_it() {
        exhaust();
        tries.forget(subject);
        assertThat(tries.take(subject, FIVE)).isEqualTo(new Try(true, Optional.empty()));
    }

    @Test
    void one_given_back_frees_one() {
        exhaust();
        tries.giveBack(subject);
        assertThat(tries.take(subject, FIVE).lockedUntil()).isPresent();
        assertThat(tries.take(subject, FIVE).allowed()).isFalse();
    }

    @Test
    void tries_are_forgotten_in_time_but_not_while_locked() {
        Limits shortMemory = new Limits(2, Duration.ofHours(1), Duration.ofHours(1), Duration.ofMinutes(1));
        tries.take(subject, shortMemory);
        pass(Duration.ofMinutes(2));
        assertThat(tries.take(subject, shortMemory).lockedUntil()).isEmpty();
        assertThat(tries.take(subject, shortMemory).lockedUntil()).isPresent();
        pass(Duration.ofMinutes(30));
        assertThat(tries.take(subject, shortMemory).allowed()).isFalse();
        pass(Duration.ofMinutes(31));
        assertThat(tries.take(subject, shortMemory).lockedUntil()).isEmpty();
    }

    @Test
    void guesses_sent_together_count_like_guesses_sent_one_after_the_other() throws Exception {
        Callable<Boolean> guess = () -> tries.take(subject, FIVE).allowed();
        assertThat(TakeBackTest.together(Collections.nCopies(12, guess)).stream()
                        .filter(allowed -> allowed))
                .hasSize(5);
    }

    @Test
    void a_try_stays_counted_when_the_refusal_is_rolled_back() {
        new TransactionTemplate(new DataSourceTransactionManager(POOL)).executeWithoutResult(status -> {
            exhaust();
            status.setRollbackOnly();
        });
        assertThat(tries.take(subject, FIVE).allowed()).isFalse();
    }

    @Test
    void whose_tries_they_are_is_not_kept() {
        tries.take(subject, FIVE);
        assertThat(JDBC.queryForList("select t::text from accounts.tries t", String.class))
                .isNotEmpty()
                .noneMatch(row -> row.contains(subject));
    }

    private void exhaust() {
        for (int n = 1; n <= 5; n++) {
            assertThat(tries.take(subject, FIVE).allowed()).isTrue();
        }
    }

    /** As if it were so much later. */
    private void pass(Duration time) {
        JDBC.update(
                """
                update accounts.tries set locked_until = locked_until - ? * interval '1 ms',
                    forget_at = forget_at - ? * interval '1 ms'
                where subject = sha256(convert_to(?, 'UTF8'))""",
                time.toMillis(),
                time.toMillis(),
                subject);
    }

    private static void isIn(Instant until, Duration time) {
        assertThat(until).isCloseTo(Instant.now().plus(time), within(20, ChronoUnit.SECONDS));
    }
}
