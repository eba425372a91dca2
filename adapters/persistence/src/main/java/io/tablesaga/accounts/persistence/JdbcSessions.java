package io.tablesaga.accounts.persistence;

import io.tablesaga.accounts.Sessions;
import io.tablesaga.shared.AccountId;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Spring Session's tables, by the account each session is of; a session whose row is gone is over at its next request. */
public final class JdbcSessions implements Sessions {

    private final JdbcTemplate jdbc;

    public JdbcSessions(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public int endAll(AccountId account) {
        return jdbc.update("delete from accounts.session where principal_name = ?", account.toString());
    }

    @Override
    public int endOthers(AccountId account, String but) {
        return jdbc.update(
                "delete from accounts.session where principal_name = ? and session_id <> ?", account.toString(), but);
    }
}
