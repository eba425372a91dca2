package io.tablesaga.floor.persistence;

import io.tablesaga.accounts.Passes;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.VisitId;
import io.tablesaga.shared.persistence.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Phones and tablets by their tokens' hashes: the one statement an order costs at the door. */
public final class JdbcPasses implements Passes {

    private static final String FIND =
            """
            select 'phone', p.id, v.store_id, v.table_id, v.id, p.account_id
            from floor.phone p join floor.visit v on v.id = p.visit_id
            where p.token_hash = ? and p.left_at is null and v.ended_at is null
            union all
            select 'tablet', t.id, t.store_id, t.table_id, v.id, null
            from floor.tablet t left join floor.visit v on v.table_id = t.table_id and v.ended_at is null
            where t.token_hash = ? and t.released_at is null""";

    private final JdbcTemplate jdbc;

    public JdbcPasses(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Optional<Caller.AtTable> caller(String token) {
        byte[] hash = Sha256.of(token);
        return jdbc.query(FIND, (row, n) -> caller(row), hash, hash).stream().findFirst();
    }

    private static Caller.AtTable caller(ResultSet row) throws SQLException {
        UUID device = row.getObject(2, UUID.class);
        StoreId store = new StoreId(row.getObject(3, UUID.class));
        TableId table = new TableId(row.getObject(4, UUID.class));
        VisitId visit = Optional.ofNullable(row.getObject(5, UUID.class))
                .map(VisitId::new)
                .orElse(null);
        AccountId account = Optional.ofNullable(row.getObject(6, UUID.class))
                .map(AccountId::new)
                .orElse(null);
        return row.getString(1).equals("phone")
                ? new Caller.Phone(device, store, table, visit, account)
                : new Caller.Tablet(device, store, table, visit);
    }
}
