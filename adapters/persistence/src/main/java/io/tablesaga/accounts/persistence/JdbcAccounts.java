package io.tablesaga.accounts.persistence;

import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.FederatedIdentity;
import io.tablesaga.accounts.Grant;
import io.tablesaga.accounts.Role;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Accounts in PostgreSQL. */
public final class JdbcAccounts implements Accounts {

    private static final String SELECT =
            """
            select a.id, a.kind, a.login, a.name, g.role, g.store_id
            from accounts.account a left join accounts.role_grant g on g.account_id = a.id
            where a.closed_at is null and (not a.demo or ?) and\s""";

    private final JdbcTemplate jdbc;
    private final boolean demo;

    /** @param demo whether the accounts the demo has made are open */
    public JdbcAccounts(DataSource dataSource, boolean demo) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.demo = demo;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return one(SELECT + "a.id = ?", id.value());
    }

    @Override
    public Optional<Account> byLogin(String login) {
        return one(SELECT + "a.login = ?", login.toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<Account> byIdentity(FederatedIdentity identity) {
        return one(SELECT + "a.issuer = ? and a.subject = ?", identity.issuer(), identity.subject());
    }

    private Optional<Account> one(String sql, Object... keys) {
        List<Account> rows = new ArrayList<>();
        jdbc.query(
                sql,
                row -> {
                    List<Grant> grants = rows.isEmpty()
                            ? new ArrayList<>()
                            : new ArrayList<>(rows.remove(0).grants());
                    if (row.getString(5) != null) {
                        grants.add(new Grant(
                                Role.valueOf(row.getString(5)),
                                Optional.ofNullable(row.getObject(6, UUID.class))
                                        .map(StoreId::new)));
                    }
                    rows.add(new Account(
                            new AccountId(row.getObject(1, UUID.class)),
                            Account.Kind.valueOf(row.getString(2)),
                            row.getString(3),
                            row.getString(4),
                            grants));
                },
                Stream.concat(Stream.of(demo), Stream.of(keys)).toArray());
        return rows.stream().findFirst();
    }

    @Override
    public Optional<String> secretOf(AccountId id) {
        return jdbc
                .queryForList(
                        "select secret from accounts.account where id = ? and secret is not null",
                        String.class,
                        id.value())
                .stream()
                .findFirst();
    }
}
