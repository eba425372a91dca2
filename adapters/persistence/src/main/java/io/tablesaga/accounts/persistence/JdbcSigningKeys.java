package io.tablesaga.accounts.persistence;

import io.tablesaga.accounts.SigningKey;
import io.tablesaga.accounts.SigningKeys;
import io.tablesaga.shared.Sealing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Signing keys in PostgreSQL, whose clock alone counts. A new one is made at use, under a lock that all nodes share, so that
 * of two that find none only one makes it.
 */
public final class JdbcSigningKeys implements SigningKeys {

    private static final String COLUMNS = "select id, public_key, sealed, signs_until, verifies_until";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Sealing sealing;
    private final Duration signs;
    private final Duration verifies;

    /**
     * @param signs how long a key does
     * @param verifies how long its tokens are still taken afterwards; longer than a token lives
     */
    public JdbcSigningKeys(DataSource dataSource, Sealing sealing, Duration signs, Duration verifies) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.sealing = sealing;
        this.signs = signs;
        this.verifies = verifies;
    }

    @Override
    public SigningKey signing() {
        return signingNow()
                .orElseGet(() -> transaction.execute(status -> {
                    lock();
                    return signingNow().orElseGet(() -> kept(RsaKeys.generate()));
                }));
    }

    @Override
    public List<SigningKey> verifying() {
        return jdbc.query(
                COLUMNS
                        + """
                         from accounts.signing_key
                        where verifies_until > now() and revoked_at is null order by created_at desc""",
                (row, index) -> key(row, null));
    }

    @Override
    public Rotated rotate(boolean revoke) {
        // On a busy machine an RSA key takes a second; nobody waits for the lock so long.
        RsaKeys keys = RsaKeys.generate();
        return transaction.execute(status -> {
            lock();
            SigningKey made = kept(keys);
            int before = jdbc.update(
                    """
                    update accounts.signing_key
                    set sealed = null,
                        signs_until = least(signs_until, now()),
                        verifies_until = least(verifies_until, now() + ? * interval '1 second'),
                        revoked_at = case when ? then now() end
                    where id <> ? and verifies_until > now() and revoked_at is null""",
                    verifies.toSeconds(),
                    revoke,
                    made.id());
            return new Rotated(made, revoke ? before : 0);
        });
    }

    /**
     * Seals under the first sealing key whatever is sealed under another, after keys were changed.
     *
     * @return the ids of keys this node cannot open: it takes their tokens, and signs with one of its own
     */
    public List<String> sealAnew() {
        List<String> shut = new ArrayList<>();
        jdbc.query("select id, sealed from accounts.signing_key where sealed is not null", row -> {
            String id = row.getString(1);
            String sealed = row.getString(2);
            Optional<byte[]> plain = sealing.open(sealed, id);
            if (plain.isEmpty()) {
                shut.add(id);
            } else if (!sealing.upToDate(sealed)) {
                jdbc.update(
                        "update accounts.signing_key set sealed = ? where id = ? and sealed = ?",
                        sealing.seal(plain.get(), id),
                        id,
                        sealed);
            }
        });
        return shut;
    }

    private Optional<SigningKey> signingNow() {
        return jdbc
                .query(
                        COLUMNS
                                + """
                                 from accounts.signing_key
                                where signs_until > now() and revoked_at is null and sealed is not null
                                order by created_at desc""",
                        (row, index) -> sealing.open(row.getString("sealed"), row.getString("id"))
                                .map(plain -> opened(row, plain)))
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void lock() {
        jdbc.execute("select pg_advisory_xact_lock(hashtext('accounts.signing-keys'))");
    }

    /** A private part nobody signs with any more is nobody's to lose. */
    private SigningKey kept(RsaKeys made) {
        jdbc.update("update accounts.signing_key set sealed = null where signs_until <= now()");
        // Not now(): two that waited for each other began at any time.
        return jdbc.queryForObject(
                """
                insert into accounts.signing_key (id, public_key, sealed, created_at, signs_until, verifies_until)
                select ?, ?, ?, t, t + ? * interval '1 second', t + ? * interval '1 second' from clock_timestamp() t
                returning id, public_key, sealed, signs_until, verifies_until""",
                (row, index) -> opened(row, made.privatePart()),
                made.id(),
                made.publicPart(),
                sealing.seal(made.privatePart(), made.id()),
                signs.toSeconds(),
                signs.plus(verifies).toSeconds());
    }

    private static SigningKey opened(ResultSet row, byte[] plain) {
        try {
            return key(row, plain);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SigningKey key(ResultSet row, byte[] plain) throws SQLException {
        return new SigningKey(
                row.getString("id"),
                RsaKeys.publicKey(row.getBytes("public_key")),
                plain == null ? null : RsaKeys.privateKey(plain),
                row.getObject("signs_until", OffsetDateTime.class).toInstant(),
                row.getObject("verifies_until", OffsetDateTime.class).toInstant());
    }
}
