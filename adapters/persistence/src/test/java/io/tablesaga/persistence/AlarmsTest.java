package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.audit.persistence.JdbcAlarms;
import io.tablesaga.shared.Alarms;
import io.tablesaga.shared.StoreId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmsTest {

    private final Alarms alarms = new JdbcAlarms(POOL);
    private final StoreId store = new StoreId(UUID.randomUUID());

    @Test
    void many_wrong_pins_at_one_table_are_counted_and_not_written_out() throws Exception {
        String table = UUID.randomUUID().toString();
        ExecutorService guessers = Executors.newFixedThreadPool(8);
        List<Callable<Void>> guesses = IntStream.range(0, 200)
                .mapToObj(n -> (Callable<Void>) () -> {
                    alarms.note(Alarms.Kind.WRONG_PIN, Optional.of(store), table, "192.0.2." + n);
                    return null;
                })
                .toList();
        for (Future<Void> guess : guessers.invokeAll(guesses)) {
            guess.get();
        }
        guessers.shutdown();
        assertThat(sum("select sum(count) from audit.alarm where subject = ?", table))
                .isEqualTo(200);
        // The minute may turn once meanwhile.
        assertThat(sum("select count(*) from audit.alarm where subject = ?", table))
                .isBetween(1L, 2L);
    }

    @Test
    void a_flood_over_many_subjects_stays_small_and_none_is_lost() {
        IntStream.range(0, 500)
                .forEach(n -> alarms.note(
                        Alarms.Kind.WRONG_PASSWORD,
                        Optional.of(store),
                        UUID.randomUUID().toString(),
                        "192.0.2.1"));
        assertThat(sum("select sum(count) from audit.alarm where store_id = ?", store.value()))
                .isEqualTo(500);
        assertThat(sum("select count(*) from audit.alarm where store_id = ?", store.value()))
                .isBetween(101L, 202L);
    }

    @Test
    void an_alarm_of_no_store_is_counted_too() {
        String account = UUID.randomUUID().toString();
        alarms.note(Alarms.Kind.WRONG_PASSWORD, Optional.empty(), account, "192.0.2.1");
        alarms.note(Alarms.Kind.WRONG_PASSWORD, Optional.empty(), account, "192.0.2.1");
        assertThat(sum("select sum(count) from audit.alarm where subject = ? and store_id is null", account))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.alarm set count = 1 where store_id = '%s'",
                "update audit.alarm set count = count + 1, subject = 'x' where store_id = '%s'",
                "update audit.alarm set count = count + 1, store_id = null where store_id = '%s'",
                "delete from audit.alarm where store_id = '%s'",
                "truncate audit.alarm"
            })
    void an_alarm_once_noted_stays(String tampering) {
        alarms.note(Alarms.Kind.PIN_LOCKED, Optional.of(store), "table", "192.0.2.1");
        alarms.note(Alarms.Kind.PIN_LOCKED, Optional.of(store), "table", "192.0.2.1");
        assertThatThrownBy(() -> JDBC.execute(tampering.formatted(store)))
                .rootCause()
                .hasMessageMatching("(?s).*(only counts up|only added to).*");
    }

    @Test
    void a_month_cannot_be_emptied_on_its_own() {
        String month = JDBC.queryForObject(
                "select inhrelid::regclass::text from pg_inherits where inhparent = 'audit.alarm'::regclass limit 1",
                String.class);
        assertThatThrownBy(() -> JDBC.execute("truncate " + month)).rootCause().hasMessageContaining("only added to");
    }

    private static long sum(String sql, Object argument) {
        Long sum = JDBC.queryForObject(sql, Long.class, argument);
        return sum == null ? 0 : sum;
    }
}
