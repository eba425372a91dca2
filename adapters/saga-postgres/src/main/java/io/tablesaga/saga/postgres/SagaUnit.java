package io.tablesaga.saga.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What one transaction does to sagas. Enlistments are written behind: one statement per saga when the transaction
 * commits, or earlier when the saga is asked to complete.
 */
final class SagaUnit implements TransactionSynchronization {

    private final SagaLog log;
    private final Object key;
    private final Map<UUID, Coordinator> coordinators = new HashMap<>();
    private final Map<UUID, PendingSaga> pending = new LinkedHashMap<>();
    private final List<UUID> bornHere = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final List<Runnable> afterRollback = new ArrayList<>();

    SagaUnit(SagaLog log, Object key) {
        this.log = log;
        this.key = key;
    }

    void remember(Coordinator coordinator) {
        coordinators.put(coordinator.id(), coordinator);
    }

    Optional<Coordinator> remembered(UUID id) {
        return Optional.ofNullable(coordinators.get(id));
    }

    void enlist(UUID saga, boolean born, Enlistment enlistment) {
        if (born) {
            bornHere.add(saga);
        }
        pending.computeIfAbsent(saga, id -> new PendingSaga(id, born)).add(enlistment);
    }

    boolean bornHere(UUID saga) {
        return bornHere.contains(saga);
    }

    Optional<PendingSaga> pending(UUID saga) {
        return Optional.ofNullable(pending.get(saga));
    }

    void onCommit(Runnable work) {
        afterCommit.add(work);
    }

    void onRollback(Runnable work) {
        afterRollback.add(work);
    }

    void write(UUID saga) {
        PendingSaga unwritten = pending.remove(saga);
        if (unwritten != null) {
            log.write(unwritten);
        }
    }

    @Override
    public void flush() {
        List.copyOf(pending.keySet()).forEach(this::write);
    }

    /** Also the guard against a failed statement that somebody caught: the write, or the check, then fails loudly. */
    @Override
    public void beforeCommit(boolean readOnly) {
        if (pending.isEmpty()) {
            log.failIfAborted();
        }
        flush();
    }

    @Override
    public void afterCompletion(int status) {
        List<Runnable> next = status == STATUS_COMMITTED ? afterCommit : afterRollback;
        next.forEach(Runnable::run);
    }

    @Override
    public void beforeCompletion() {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }

    @Override
    public void suspend() {
        TransactionSynchronizationManager.unbindResourceIfPossible(key);
    }

    @Override
    public void resume() {
        TransactionSynchronizationManager.bindResource(key, this);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
