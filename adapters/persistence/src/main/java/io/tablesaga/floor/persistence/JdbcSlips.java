package io.tablesaga.floor.persistence;

import io.tablesaga.floor.Slips;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.persistence.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Slips in PostgreSQL. */
public final class JdbcSlips implements Slips {

    private final JdbcTemplate jdbc;

    public JdbcSlips(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Instant issue(UUID id, StoreId store, TableId table, String code, Duration life) {
        return jdbc.queryForObject(
                """
                insert into floor.slip (id, store_id, table_id, code_hash, until)
                values (?, ?, ?, ?, now() + ? * interval '1 ms') returning until""",
                (row, n) -> row.getTimestamp(1).toInstant(),
                id,
                store.value(),
                table.value(),
                Sha256.of(code),
                life.toMillis());
    }

    @Override
    public boolean use(TableId table, String code) {
        return jdbc.update(
                        """
                        update floor.slip set used_at = now()
                        where table_id = ? and code_hash = ? and used_at is null and until > now()""",
                        table.value(),
                        Sha256.of(code))
                == 1;
    }

    @Override
    public void end(TableId table) {
        jdbc.update(
                "update floor.slip set until = now() where table_id = ? and used_at is null and until > now()",
                table.value());
    }
}
