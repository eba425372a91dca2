package io.tablesaga.audit.persistence;

import io.tablesaga.shared.Alarms;
import io.tablesaga.shared.StoreId;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** One row a subject and minute, which counts; of many subjects in one minute, one row for all that are left over. */
public final class JdbcAlarms implements Alarms {

    static final int SUBJECTS_A_MINUTE = 100;

    private static final String NOTE =
            """
            with asked as (
                select ?::text as kind, ?::uuid as store_id, ?::text as subject, date_trunc('minute', now()) as minute),
            already as (
                select count(*) as rows, count(*) filter (where a.subject = asked.subject) as mine
                from audit.alarm a, asked
                where a.minute = asked.minute and a.kind = asked.kind
                  and a.store_id is not distinct from asked.store_id)
            insert into audit.alarm as a (kind, store_id, subject, minute, address)
            select asked.kind, asked.store_id,
                   case when mine > 0 or rows < ? then asked.subject else 'others' end, asked.minute, ?
            from asked, already
            on conflict (minute, kind, store_id, subject)
            do update set count = a.count + 1, address = excluded.address, last_at = excluded.last_at""";

    private final JdbcTemplate jdbc;

    public JdbcAlarms(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void note(Kind kind, Optional<StoreId> store, String subject, String address) {
        jdbc.update(NOTE, kind.name(), store.map(StoreId::value).orElse(null), subject, SUBJECTS_A_MINUTE, address);
    }
}
