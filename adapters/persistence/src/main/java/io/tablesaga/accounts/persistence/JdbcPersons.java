package io.tablesaga.accounts.persistence;

import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Login;
import io.tablesaga.accounts.PersonName;
import io.tablesaga.accounts.Persons;
import io.tablesaga.shared.AccountId;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Accounts of persons in PostgreSQL. */
public final class JdbcPersons implements Persons {

    private final JdbcTemplate jdbc;

    public JdbcPersons(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public boolean add(AccountId id, Account.Kind kind, Login login, PersonName name, String secret) {
        return jdbc.update(
                        """
                        insert into accounts.account (id, kind, login, name, secret) values (?, ?, ?, ?, ?)
                        on conflict (login) do nothing""",
                        id.value(),
                        kind.name(),
                        login.text(),
                        name.text(),
                        secret)
                == 1;
    }

    @Override
    public void changeSecret(AccountId id, String secret) {
        jdbc.update("update accounts.account set secret = ? where id = ?", secret, id.value());
    }
}
