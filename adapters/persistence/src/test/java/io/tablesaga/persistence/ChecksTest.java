package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.books.Checks.Check;
import io.tablesaga.books.persistence.JdbcChecks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of all nodes one checks the books when it is time. */
class ChecksTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private final JdbcChecks checks = new JdbcChecks(POOL);

    @BeforeEach
    void it_is_time() {
        JDBC.execute("update books.last_check set at = now() - interval '1 hour', node = null, violations = 0,"
                + " due_at = now()");
    }

    @Test
    void one_node_has_the_turn_and_the_next_turn_comes_though_that_one_died() {
        assertThat(checks.begin(HOUR)).isTrue();
        assertThat(checks.begin(HOUR)).isFalse();
        JDBC.execute("update books.last_check set due_at = due_at - interval '1 hour'");
        assertThat(checks.begin(HOUR)).isTrue();
    }

    @Test
    void what_was_found_is_known_to_all_and_the_turn_is_over() {
        assertThat(checks.last().node()).isEmpty();
        Check found = new Check(Instant.now().truncatedTo(ChronoUnit.MICROS), Optional.of("box-1"), 3);
        checks.ended(found, HOUR);
        assertThat(checks.last()).isEqualTo(found);
        assertThat(checks.begin(HOUR)).isFalse();
    }

    @Test
    void of_two_at_once_the_later_snapshot_stays() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Check later = new Check(now, Optional.of("box-1"), 0);
        checks.ended(later, HOUR);
        checks.ended(new Check(now.minusSeconds(5), Optional.of("box-2"), 1), HOUR);
        assertThat(checks.last()).isEqualTo(later);
    }
}
