package io.tablesaga.floor.persistence;

import io.tablesaga.floor.Phones;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.VisitId;
import io.tablesaga.shared.persistence.Sha256;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Phones in PostgreSQL; who has left stays, as orders name the phone they came from. */
public final class JdbcPhones implements Phones {

    private final JdbcTemplate jdbc;

    public JdbcPhones(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void join(UUID phone, VisitId visit, String token, Optional<AccountId> account) {
        jdbc.update(
                "insert into floor.phone (id, visit_id, token_hash, account_id) values (?, ?, ?, ?)",
                phone,
                visit.value(),
                Sha256.of(token),
                account.map(AccountId::value).orElse(null));
    }

    @Override
    public void leave(UUID phone) {
        jdbc.update("update floor.phone set token_hash = null, moved_hash = null, left_at = now() where id = ?", phone);
    }

    @Override
    public int count(VisitId visit) {
        Integer count = jdbc.queryForObject(
                "select count(*) from floor.phone where visit_id = ? and left_at is null",
                Integer.class,
                visit.value());
        return count == null ? 0 : count;
    }

    @Override
    public void rotate(VisitId visit, Duration patience) {
        // A phone that has not fetched its token since the last move still has the one from before it.
        jdbc.update(
                """
                update floor.phone set token_hash = null, moved_hash = coalesce(token_hash, moved_hash),
                    moved_until = now() + ? * interval '1 ms'
                where visit_id = ? and left_at is null and (token_hash is not null or moved_until > now())""",
                patience.toMillis(),
                visit.value());
    }

    @Override
    public void merge(VisitId from, VisitId into) {
        jdbc.update(
                "update floor.phone set visit_id = ? where visit_id = ? and left_at is null",
                into.value(),
                from.value());
    }

    @Override
    public Optional<UUID> renew(String before, String token) {
        return jdbc
                .query(
                        """
                        update floor.phone p set token_hash = ?, moved_hash = null, moved_until = null
                        from floor.visit v
                        where p.moved_hash = ? and p.moved_until > now() and p.left_at is null
                          and v.id = p.visit_id and v.ended_at is null
                        returning p.id""",
                        (row, n) -> row.getObject(1, UUID.class),
                        Sha256.of(token),
                        Sha256.of(before))
                .stream()
                .findFirst();
    }
}
