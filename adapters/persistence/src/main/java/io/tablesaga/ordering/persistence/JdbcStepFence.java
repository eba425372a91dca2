package io.tablesaga.ordering.persistence;

import io.tablesaga.ordering.StepFence;
import io.tablesaga.shared.OrderId;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One row an order and step; whoever comes second waits for the first one's commit. */
public final class JdbcStepFence implements StepFence {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public JdbcStepFence(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    }

    @Override
    public void once(OrderId order, String step, Runnable doing) {
        transaction.executeWithoutResult(status -> {
            int first = jdbc.update(
                    """
                    insert into ordering.further_step (order_id, step, state) values (?, ?, 'DONE')
                    on conflict do nothing""",
                    order.value(),
                    step);
            if (first == 1) {
                doing.run();
            }
        });
    }

    @Override
    public void undo(OrderId order, String step, Runnable undoing) {
        transaction.executeWithoutResult(status -> {
            List<Boolean> wasDone = jdbc.queryForList(
                    """
                    insert into ordering.further_step as known (order_id, step, state) values (?, ?, 'UNDONE')
                    on conflict (order_id, step) do update set state = 'UNDONE' where known.state = 'DONE'
                    returning xmax <> 0""",
                    Boolean.class,
                    order.value(),
                    step);
            if (wasDone.contains(true)) {
                undoing.run();
            }
        });
    }
}
