package io.tablesaga.audit.persistence;

import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.Admissions;
import io.tablesaga.shared.StoreId;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** An action that is over as it is written down: whoever is not let in leaves none. */
public final class JdbcAdmissions implements Admissions {

    private static final int DONE = 200;

    private static final String NOTE =
            """
            with action as (
                insert into audit.action (account_id, operation, store_id, ids, said, address, node)
                values (?, ?, ?, jsonb_object(?::text[], ?::text[]), '{}', ?, ?) returning id)
            insert into audit.outcome (action_id, status) select id, ? from action""";

    private final JdbcTemplate jdbc;
    private final String node;

    public JdbcAdmissions(DataSource dataSource, String node) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.node = node;
    }

    @Override
    public void note(Admission admission) {
        jdbc.update(
                NOTE,
                admission.account().map(AccountId::value).orElse(null),
                admission.operation(),
                admission.store().map(StoreId::value).orElse(null),
                admission.ids().keySet().toArray(String[]::new),
                admission.ids().values().toArray(String[]::new),
                admission.address(),
                node,
                DONE);
    }
}
