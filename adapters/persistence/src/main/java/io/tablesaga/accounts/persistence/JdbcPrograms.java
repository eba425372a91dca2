package io.tablesaga.accounts.persistence;

import io.tablesaga.accounts.FederatedIdentity;
import io.tablesaga.accounts.Grant;
import io.tablesaga.accounts.Program;
import io.tablesaga.accounts.ProgramCommand;
import io.tablesaga.accounts.ProgramRefused;
import io.tablesaga.accounts.ProgramRefused.Why;
import io.tablesaga.accounts.Programs;
import io.tablesaga.accounts.Role;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Programs in PostgreSQL. What changes something joins its caller's transaction. */
public final class JdbcPrograms implements Programs {

    private final JdbcTemplate jdbc;
    private final boolean demo;

    /** @param demo whether the program the demo has made is open */
    public JdbcPrograms(DataSource dataSource, boolean demo) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.demo = demo;
    }

    @Override
    public List<Program> page(Optional<StoreId> store, Optional<AccountId> after, int limit) {
        return programs(Optional.empty(), store, after, limit);
    }

    @Override
    public Optional<Program> find(AccountId id, Optional<StoreId> store) {
        return programs(Optional.of(id), store, Optional.empty(), 1).stream().findFirst();
    }

    private List<Program> programs(
            Optional<AccountId> only, Optional<StoreId> store, Optional<AccountId> after, int limit) {
        Map<UUID, Program> found = new LinkedHashMap<>();
        UUID id = only.map(AccountId::value).orElse(null);
        UUID last = after.map(AccountId::value).orElse(null);
        UUID of = store.map(StoreId::value).orElse(null);
        jdbc.query(
                ProgramSql.SELECT,
                row -> {
                    Program program = program(row);
                    found.merge(program.id().value(), program, JdbcPrograms::together);
                },
                demo,
                id,
                id,
                last,
                last,
                of,
                of,
                of,
                limit);
        return List.copyOf(found.values());
    }

    private static Program together(Program one, Program more) {
        List<Grant> grants = new ArrayList<>(one.grants());
        grants.addAll(more.grants());
        return new Program(
                one.id(),
                one.clientId(),
                one.name(),
                grants,
                one.identity(),
                one.registeredAt(),
                one.earlierSecretUntil(),
                one.closedAt());
    }

    private static Program program(ResultSet row) throws SQLException {
        String issuer = row.getString("issuer");
        String role = row.getString("role");
        return new Program(
                new AccountId(row.getObject("id", UUID.class)),
                row.getString("login"),
                row.getString("name"),
                role == null
                        ? List.of()
                        : List.of(new Grant(
                                Role.valueOf(role),
                                Optional.ofNullable(row.getObject("store_id", UUID.class))
                                        .map(StoreId::new))),
                Optional.ofNullable(issuer == null ? null : new FederatedIdentity(issuer, row.getString("subject"))),
                instant(row, "created_at").orElseThrow(),
                instant(row, "until"),
                instant(row, "closed_at"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    @Override
    public List<String> secretsOf(String clientId) {
        return jdbc.queryForList(ProgramSql.SECRETS, String.class, clientId, demo, clientId, demo);
    }

    @Override
    public void add(AccountId id, ProgramCommand.Register command, String secret) {
        String issuer = command.identity().map(FederatedIdentity::issuer).orElse(null);
        String subject = command.identity().map(FederatedIdentity::subject).orElse(null);
        int added = jdbc.update(
                """
                insert into accounts.account (id, kind, login, name, secret, issuer, subject)
                values (?, 'PROGRAM', ?, ?, ?, ?, ?) on conflict do nothing""",
                id.value(),
                command.clientId(),
                command.name(),
                secret,
                issuer,
                subject);
        if (added == 0) {
            boolean clientId = jdbc.queryForObject(
                    "select exists (select 1 from accounts.account where login = ?)",
                    Boolean.class,
                    command.clientId());
            throw new ProgramRefused(clientId ? Why.CLIENT_ID_TAKEN : Why.IDENTITY_TAKEN);
        }
        for (Grant grant : command.grants()) {
            jdbc.update(
                    "insert into accounts.role_grant (account_id, role, store_id) values (?, ?, ?)",
                    id.value(),
                    grant.role().name(),
                    grant.store().map(StoreId::value).orElse(null));
        }
    }

    @Override
    public void renew(AccountId id, Optional<StoreId> store, String secret, Duration overlap) {
        Program program = locked(id, store);
        if (program.closedAt().isPresent()) {
            throw new ProgramRefused(Why.CLOSED);
        }
        if (program.identity().isPresent()) {
            throw new ProgramRefused(Why.NO_SECRET_HERE);
        }
        jdbc.update("delete from accounts.earlier_secret where account_id = ?", id.value());
        if (!overlap.isZero()) {
            jdbc.update(
                    """
                    insert into accounts.earlier_secret (account_id, secret, until)
                    select id, secret, now() + ? * interval '1 second' from accounts.account
                    where id = ? and secret is not null""",
                    overlap.toSeconds(),
                    id.value());
        }
        jdbc.update("update accounts.account set secret = ? where id = ?", secret, id.value());
    }

    @Override
    public void close(AccountId id, Optional<StoreId> store) {
        locked(id, store);
        jdbc.update("delete from accounts.earlier_secret where account_id = ?", id.value());
        jdbc.update(
                """
                update accounts.account set closed_at = now(), secret = null
                where id = ? and closed_at is null""",
                id.value());
    }

    private Program locked(AccountId id, Optional<StoreId> store) {
        jdbc.queryForList("select 1 from accounts.account where id = ? for update", id.value());
        return find(id, store).orElseThrow(() -> new ProgramRefused(Why.NO_SUCH_PROGRAM));
    }
}
