package io.tablesaga.accounts.persistence;

import io.tablesaga.accounts.Account.Kind;
import io.tablesaga.accounts.Role;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One account for each role that a person has and one for all of them, to try the product with; all have one password, which
 * the data folder keeps.
 */
public final class DemoAccounts {

    /** The program of README's walk: it may do everything, in all stores. */
    public static final String PROGRAM = "demo";

    /** Whose screens the demo's page opens, side by side in one browser. */
    public static final String EVERYBODY = "everybody@demo.example";

    private static final List<Role> STAFF =
            List.of(Role.KITCHEN, Role.FLOOR, Role.MANAGER, Role.MERCHANDISER, Role.INTEGRATOR, Role.OPERATOR);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public DemoAccounts(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    /** @param secret a slow hash; asked for only when there are no accounts yet */
    public void load(Supplier<String> secret) {
        transaction.executeWithoutResult(status -> {
            jdbc.execute("select pg_advisory_xact_lock(7263)");
            if (jdbc.queryForObject("select count(*) from accounts.account", Long.class) > 0) {
                return;
            }
            String hash = secret.get();
            UUID program = account(Kind.PROGRAM, PROGRAM, "README's walk", hash);
            STAFF.forEach(role -> grant(program, role));
            STAFF.forEach(role ->
                    grant(account(Kind.STAFF, role.word() + "@demo.example", "Demo " + role.word(), hash), role));
            UUID everybody = account(Kind.STAFF, EVERYBODY, "Demo", hash);
            STAFF.forEach(role -> grant(everybody, role));
            account(Kind.CUSTOMER, "customer@demo.example", "Demo customer", hash);
        });
    }

    private UUID account(Kind kind, String login, String name, String hash) {
        UUID id = UUID.randomUUID();
        jdbc.update(
                "insert into accounts.account (id, kind, login, name, secret, demo) values (?, ?, ?, ?, ?, true)",
                id,
                kind.name(),
                login,
                name,
                hash);
        return id;
    }

    private void grant(UUID account, Role role) {
        jdbc.update("insert into accounts.role_grant (account_id, role) values (?, ?)", account, role.name());
    }
}
