package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tablesaga.audit.Action;
import io.tablesaga.audit.Audit;
import io.tablesaga.audit.Audit.Asked;
import io.tablesaga.audit.Audit.Entry;
import io.tablesaga.audit.persistence.JdbcAudit;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditRowsTest {

    private final Audit audit = new JdbcAudit(POOL, "box-1", 0);
    private final StoreId store = new StoreId(UUID.randomUUID());
    private final AccountId account = new AccountId(UUID.randomUUID());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit.action set address = 'elsewhere' where id = '%s'",
                "delete from audit.action where id = '%s'",
                "truncate audit.action",
                "update audit.outcome set status = 200 where action_id = '%s'",
                "delete from audit.outcome where action_id = '%s'",
                "truncate audit.outcome"
            })
    void what_is_written_down_stays(String tampering) {
        UUID entry = done("stock-move");
        assertThatThrownBy(() -> JDBC.execute(tampering.formatted(entry)))
                .rootCause()
                .hasMessageContaining("only added to");
        assertThat(entries(asked()).get(0).status()).contains(403);
    }

    @Test
    void a_month_cannot_be_changed_or_emptied_on_its_own() {
        done("stock-move");
        for (String month : JDBC.queryForList(
                "select inhrelid::regclass::text from pg_inherits where inhparent = 'audit.action'::regclass",
                String.class)) {
            assertThatThrownBy(() -> JDBC.execute("truncate " + month))
                    .rootCause()
                    .hasMessageContaining("only added to");
        }
        String month = JDBC.queryForObject("select max(tableoid::regclass::text) from audit.action", String.class);
        assertThatThrownBy(() -> JDBC.execute("delete from " + month))
                .rootCause()
                .hasMessageContaining("only added to");
    }

    @Test
    void the_latest_come_first_page_by_page_and_by_what_is_asked() {
        UUID first = done("stock-move");
        UUID second = done("kitchen-advance");
        UUID third = done("stock-move");
        assertThat(entries(asked())).extracting(Entry::id).containsExactly(third, second, first);
        assertThat(entries(new Asked(
                        Optional.of(store),
                        Optional.of(account),
                        Optional.of("stock-move"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(third),
                        10)))
                .extracting(Entry::id)
                .containsExactly(first);
        Instant at = entries(asked()).get(1).at();
        assertThat(entries(between(at, null))).extracting(Entry::id).containsExactly(third, second);
        assertThat(entries(between(null, at))).extracting(Entry::id).containsExactly(first);
    }

    @Test
    void months_that_need_not_be_kept_go_as_a_whole() {
        UUID kept = done("stock-move");
        JDBC.execute("create table audit.action_2020_01 (like audit.action including defaults)");
        JDBC.execute(
                """
                alter table audit.action attach partition audit.action_2020_01
                for values from ('2020-01-01 00:00+00') to ('2020-02-01 00:00+00')""");
        JDBC.update(
                """
                insert into audit.action (at, account_id, store_id, ids, said, address, node)
                values ('2020-01-02 00:00+00', ?, ?, '{}', '{}', '192.0.2.1', 'box-1')""",
                account.value(),
                store.value());
        assertThat(entries(asked())).hasSize(2);
        new JdbcAudit(POOL, "box-1", 1);
        assertThat(entries(asked())).extracting(Entry::id).containsExactly(kept);
        assertThat(JDBC.queryForObject("select to_regclass('audit.action_2020_01')::text", String.class))
                .isNull();
    }

    private UUID done(String operation) {
        UUID entry = audit.begin(new Action(
                Optional.of(account),
                Optional.of(operation),
                Optional.of(store),
                "{}",
                "{\"reason\":\"x\"}",
                "192.0.2.1"));
        audit.end(entry, 403);
        return entry;
    }

    private Asked asked() {
        return between(null, null);
    }

    private Asked between(Instant from, Instant to) {
        return new Asked(
                Optional.of(store),
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                Optional.empty(),
                10);
    }

    private List<Entry> entries(Asked asked) {
        return audit.entries(asked);
    }
}
