package io.tablesaga.config;

import io.tablesaga.ordering.OrderRefused;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries something in a transaction that is always rolled back. */
final class TakenBack {

    final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    TakenBack(Product product) {
        jdbc = product.jdbc();
        transaction = new TransactionTemplate(
                new DataSourceTransactionManager(product.context().getBean(DataSource.class)));
    }

    /** @return what is found after it; empty when it was refused, or could not be in this state */
    <T> Optional<T> after(Runnable stand, Runnable operation, Supplier<T> found) {
        return transaction.execute(status -> {
            status.setRollbackOnly();
            stand.run();
            try {
                operation.run();
            } catch (OrderRefused | IllegalStateException e) {
                return Optional.empty();
            }
            return Optional.of(found.get());
        });
    }
}
