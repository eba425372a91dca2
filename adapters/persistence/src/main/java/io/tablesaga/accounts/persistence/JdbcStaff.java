package io.tablesaga.accounts.persistence;

import io.tablesaga.accounts.Login;
import io.tablesaga.accounts.Role;
import io.tablesaga.accounts.Staff;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Admissions;
import io.tablesaga.shared.Admissions.Admission;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.persistence.Sha256;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Staff and invitations in PostgreSQL. */
public final class JdbcStaff implements Staff {

    private static final String INVITATION =
            "select id, store_id, login, roles, invited_by, expires_at from accounts.invitation where ";
    private static final String OPEN = " used_at is null and withdrawn_at is null and expires_at > now() ";
    private static final String OPERATORS =
            """
            select count(*) from accounts.account a join accounts.role_grant g on g.account_id = a.id
            where g.role = 'OPERATOR' and g.store_id is null and a.closed_at is null and a.kind <> 'PROGRAM'
                and (not a.demo or ?) and a.id is distinct from ?""";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Admissions admissions;
    private final boolean demo;

    /** @param demo whether the accounts the demo has made count */
    public JdbcStaff(DataSource dataSource, Admissions admissions, boolean demo) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
        this.admissions = admissions;
        this.demo = demo;
    }

    @Override
    public Invitation invite(
            UUID id,
            String token,
            Optional<StoreId> store,
            Optional<Login> login,
            Set<Role> roles,
            Optional<AccountId> by,
            Duration life) {
        return jdbc.queryForObject(
                """
                insert into accounts.invitation (id, token_hash, store_id, login, roles, invited_by, expires_at)
                values (?, ?, ?, ?, string_to_array(?, ','), ?, now() + ? * interval '1 ms')
                on conflict (token_hash) do update set expires_at = excluded.expires_at, withdrawn_at = null
                returning id, store_id, login, roles, invited_by, expires_at""",
                (row, n) -> invitation(row),
                id,
                Sha256.of(token),
                value(store),
                login.map(Login::text).orElse(null),
                roles.stream().sorted().map(Role::name).collect(Collectors.joining(",")),
                by.map(AccountId::value).orElse(null),
                life.toMillis());
    }

    @Override
    public void withdrawFirst() {
        jdbc.update("update accounts.invitation set withdrawn_at = now() where invited_by is null and" + OPEN);
    }

    @Override
    public Optional<Invitation> open(String token) {
        return jdbc
                .query(INVITATION + OPEN + "and token_hash = ?", (row, n) -> invitation(row), (Object) Sha256.of(token))
                .stream()
                .findFirst();
    }

    @Override
    public Accepted accept(Invitation invitation, AccountId account, Optional<Newcomer> newcomer, String address) {
        return transaction.execute(status -> {
            int used = jdbc.update(
                    "update accounts.invitation set used_at = now(), used_by = ? where id = ? and" + OPEN,
                    account.value(),
                    invitation.id());
            if (used == 0) {
                return Accepted.NOT_OPEN;
            }
            if (!staffed(account, newcomer)) {
                status.setRollbackOnly();
                return Accepted.LOGIN_TAKEN;
            }
            invitation
                    .roles()
                    .forEach(role -> jdbc.update(
                            """
                            insert into accounts.role_grant (account_id, role, store_id) values (?, ?, ?)
                            on conflict do nothing""",
                            account.value(),
                            role.name(),
                            value(invitation.store())));
            newcomer.ifPresent(person -> admissions.note(new Admission(
                    "invitation-accept",
                    Optional.of(account),
                    invitation.store(),
                    Map.of("invitationId", invitation.id().toString()),
                    address)));
            return Accepted.DONE;
        });
    }

    private boolean staffed(AccountId account, Optional<Newcomer> newcomer) {
        return newcomer.map(person -> jdbc.update(
                                """
                        insert into accounts.account (id, kind, login, name, secret) values (?, 'STAFF', ?, ?, ?)
                        on conflict (login) do nothing""",
                                account.value(),
                                person.login().text(),
                                person.name().text(),
                                person.secret()))
                        .orElseGet(() -> jdbc.update(
                                "update accounts.account set kind = 'STAFF' where id = ? and kind <> 'PROGRAM'",
                                account.value()))
                == 1;
    }

    @Override
    public boolean withdraw(UUID invitation, Optional<StoreId> store) {
        return jdbc.update(
                        "update accounts.invitation set withdrawn_at = now() where id = ?"
                                + " and store_id is not distinct from ? and" + OPEN,
                        invitation,
                        value(store))
                == 1;
    }

    @Override
    public void forgetInvitations() {
        jdbc.update(
                """
                delete from accounts.invitation
                where used_at is null and least(withdrawn_at, expires_at) < now() - interval '30 days'""");
    }

    @Override
    public boolean take(AccountId account, Role role, StoreId store) {
        return Boolean.TRUE.equals(transaction.execute(status -> lose(account, role, store.value())));
    }

    /** Who has no role any more is a customer again. The account's lock keeps away a role that is just being accepted. */
    private boolean lose(AccountId account, Role role, UUID store) {
        jdbc.queryForList("select from accounts.account where id = ? for update", account.value());
        int taken = jdbc.update(
                "delete from accounts.role_grant where account_id = ? and role = ? and store_id is not distinct from ?",
                account.value(),
                role.name(),
                store);
        jdbc.update(
                """
                update accounts.account a set kind = 'CUSTOMER' where id = ? and kind = 'STAFF'
                    and not exists (select from accounts.role_grant g where g.account_id = a.id)""",
                account.value());
        return taken == 1;
    }

    @Override
    public OperatorTaken takeOperator(AccountId account) {
        return transaction.execute(status -> {
            jdbc.execute("select pg_advisory_xact_lock(hashtext('accounts.operators'))");
            long others = jdbc.queryForObject(OPERATORS, Long.class, demo, account.value());
            if (others == 0) {
                return hasOperator() && isOperator(account) ? OperatorTaken.IS_THE_LAST : OperatorTaken.WAS_NONE;
            }
            return lose(account, Role.OPERATOR, null) ? OperatorTaken.DONE : OperatorTaken.WAS_NONE;
        });
    }

    private boolean isOperator(AccountId account) {
        return jdbc.queryForObject(
                "select exists (select from accounts.role_grant"
                        + " where account_id = ? and role = 'OPERATOR' and store_id is null)",
                Boolean.class,
                account.value());
    }

    @Override
    public boolean hasOperator() {
        return jdbc.queryForObject(OPERATORS, Long.class, demo, null) > 0;
    }

    @Override
    public List<Member> members(Optional<StoreId> store, Optional<AccountId> after, int limit) {
        return jdbc.query(
                """
                select a.id, a.login, a.name, array_agg(g.role order by g.role)
                from accounts.account a join accounts.role_grant g on g.account_id = a.id
                where (g.store_id = ? or ?::uuid is null and g.store_id is null and g.role = 'OPERATOR')
                    and a.closed_at is null and (not a.demo or ?) and (?::uuid is null or a.id > ?)
                group by a.id order by a.id limit ?""",
                (row, n) -> new Member(
                        new AccountId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        row.getString(3),
                        List.copyOf(roles(row.getArray(4)))),
                value(store),
                value(store),
                demo,
                after.map(AccountId::value).orElse(null),
                after.map(AccountId::value).orElse(null),
                limit);
    }

    @Override
    public List<Invitation> invitations(Optional<StoreId> store, Optional<UUID> after, int limit) {
        return jdbc.query(
                INVITATION + OPEN
                        + "and store_id is not distinct from ? and (?::uuid is null or id > ?) order by id limit ?",
                (row, n) -> invitation(row),
                value(store),
                after.orElse(null),
                after.orElse(null),
                limit);
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(
                row.getObject(1, UUID.class),
                Optional.ofNullable(row.getObject(2, UUID.class)).map(StoreId::new),
                Optional.ofNullable(row.getString(3)).map(Login::new),
                Set.copyOf(roles(row.getArray(4))),
                Optional.ofNullable(row.getObject(5, UUID.class)).map(AccountId::new),
                row.getObject(6, OffsetDateTime.class).toInstant());
    }

    private static List<Role> roles(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).map(Role::valueOf).toList();
    }

    private static UUID value(Optional<StoreId> store) {
        return store.map(StoreId::value).orElse(null);
    }
}
