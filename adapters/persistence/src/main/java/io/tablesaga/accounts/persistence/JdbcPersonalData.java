package io.tablesaga.accounts.persistence;

import io.tablesaga.accounts.Account.Kind;
import io.tablesaga.accounts.PersonalData;
import io.tablesaga.shared.AccountId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A person's data, in whichever context's schema it is. */
public final class JdbcPersonalData implements PersonalData {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public JdbcPersonalData(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public String of(AccountId account) {
        return jdbc.queryForObject(PersonalDataSql.EXPORT, String.class, account.value());
    }

    @Override
    public Erasure erase(AccountId account) {
        return transaction.execute(status -> eraseLocked(account.value()));
    }

    private Erasure eraseLocked(UUID account) {
        List<String> kinds = jdbc.queryForList(
                "select kind from accounts.account where id = ? and closed_at is null for update",
                String.class,
                account);
        if (!kinds.equals(List.of(Kind.CUSTOMER.name()))) {
            return Erasure.NOT_A_CUSTOMER;
        }
        if (Boolean.TRUE.equals(jdbc.queryForObject(PersonalDataSql.ORDERS_OPEN, Boolean.class, account))) {
            return Erasure.ORDERS_OPEN;
        }
        PersonalDataSql.ERASE.forEach(sql -> jdbc.update(sql, account));
        return Erasure.ERASED;
    }
}
