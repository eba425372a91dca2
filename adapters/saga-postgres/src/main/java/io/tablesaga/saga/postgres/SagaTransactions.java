package io.tablesaga.saga.postgres;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Joins the caller's transaction or opens one, and keeps what a transaction has not written yet beside it. */
final class SagaTransactions {

    private final TransactionTemplate required;
    private final SagaLog log;

    SagaTransactions(PlatformTransactionManager transactionManager, SagaLog log) {
        this.required = new TransactionTemplate(transactionManager);
        this.log = log;
    }

    /**
     * Where there is no transaction to join, a single statement is one: BEGIN and COMMIT would be two more journeys to
     * PostgreSQL. Not on connections that commit nothing by themselves, and not where a route has left its transaction for a
     * while: there a statement without one would keep its connection for as long as the route waits.
     */
    boolean needless() {
        return !TransactionSynchronizationManager.isSynchronizationActive() && log.commitsByItself();
    }

    void joined(Consumer<SagaUnit> work) {
        required.executeWithoutResult(status -> work.accept(unit()));
    }

    boolean active() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    void doom() {
        required.executeWithoutResult(status -> status.setRollbackOnly());
    }

    /** The same saga asked for twice in one transaction must be the same object, or the second forgets what is pending. */
    void remember(Coordinator coordinator) {
        if (active()) {
            unit().remember(coordinator);
        }
    }

    Optional<Coordinator> remembered(UUID id) {
        return active() ? unit().remembered(id) : Optional.empty();
    }

    SagaUnit unit() {
        SagaUnit unit = (SagaUnit) TransactionSynchronizationManager.getResource(this);
        if (unit == null) {
            unit = new SagaUnit(log, this);
            TransactionSynchronizationManager.bindResource(this, unit);
            TransactionSynchronizationManager.registerSynchronization(unit);
        }
        return unit;
    }
}
