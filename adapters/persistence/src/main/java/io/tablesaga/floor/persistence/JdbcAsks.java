package io.tablesaga.floor.persistence;

import io.tablesaga.floor.Asks;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.VisitId;
import io.tablesaga.shared.persistence.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who asks to join, in PostgreSQL. A name is kept until there is an answer. */
public final class JdbcAsks implements Asks {

    private static final String COLUMNS =
            """
            id, visit_id, name, account_id, case when state = 'OPEN' and until <= now() then 'OVER' else state end, until\s""";

    private final JdbcTemplate jdbc;

    public JdbcAsks(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** The caller holds the visit, so that those who ask together count too. */
    @Override
    public Optional<Ask> add(
            UUID id, VisitId visit, String name, String secret, Optional<AccountId> account, Duration life, int most) {
        return first(jdbc.query(
                """
                insert into floor.ask (id, visit_id, name, token_hash, account_id, until)
                select ?, ?, ?, ?, ?::uuid, now() + ? * interval '1 ms'
                where (select count(*) from floor.ask where visit_id = ? and state <> 'LET_IN' and until > now()) < ?
                returning """
                        + " " + COLUMNS,
                JdbcAsks::ask,
                id,
                visit.value(),
                name,
                Sha256.of(secret),
                account.map(AccountId::value).orElse(null),
                life.toMillis(),
                visit.value(),
                most));
    }

    @Override
    public List<Ask> open(VisitId visit) {
        return jdbc.query(
                "select " + COLUMNS
                        + "from floor.ask where visit_id = ? and state = 'OPEN' and until > now() order by asked_at, id",
                JdbcAsks::ask,
                visit.value());
    }

    @Override
    public Optional<Ask> find(UUID id, String secret) {
        return first(jdbc.query(
                "select " + COLUMNS + "from floor.ask where id = ? and token_hash = ?",
                JdbcAsks::ask,
                id,
                Sha256.of(secret)));
    }

    @Override
    public Optional<Ask> answer(UUID id, VisitId visit, boolean let, UUID device) {
        return first(jdbc.query(
                """
                update floor.ask set state = ?, answered_by = ?, name = ''
                where id = ? and visit_id = ? and state = 'OPEN' and until > now()
                returning """
                        + " " + COLUMNS,
                JdbcAsks::ask,
                let ? State.LET_IN.name() : State.REFUSED.name(),
                device,
                id,
                visit.value()));
    }

    @Override
    public void letIn(UUID ask, UUID phone) {
        jdbc.update(
                """
                insert into floor.phone (id, visit_id, token_hash, account_id)
                select ?, visit_id, token_hash, account_id from floor.ask where id = ?""",
                phone,
                ask);
    }

    private static Ask ask(ResultSet row, int number) throws SQLException {
        return new Ask(
                row.getObject(1, UUID.class),
                new VisitId(row.getObject(2, UUID.class)),
                row.getString(3),
                Optional.ofNullable(row.getObject(4, UUID.class)).map(AccountId::new),
                State.valueOf(row.getString(5)),
                row.getTimestamp(6).toInstant());
    }

    private static Optional<Ask> first(List<Ask> rows) {
        return rows.stream().findFirst();
    }
}
