package io.tablesaga.saga.postgres;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Comes back, for ever, to whatever is due: sagas past their deadline, sagas of dead nodes, retries and doubts. Start it
 * after the Camel context (the endpoints must exist), close it before.
 */
public final class SagaRecovery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SagaRecovery.class);

    private final SagaNode node;
    private final SagaLeases leases;
    private final SagaWorkers workers;
    private final Finaliser finaliser;
    private final SagaSettings settings;
    private final AtomicBoolean woken = new AtomicBoolean();
    private boolean unreachable;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(run -> {
        Thread thread = new Thread(run, "saga-recovery");
        thread.setDaemon(true);
        return thread;
    });

    public SagaRecovery(PostgresSagaService service) {
        this.node = service.node();
        this.leases = service.leases();
        this.workers = service.workers();
        this.finaliser = service.finaliser();
        this.settings = service.settings();
        service.wakes(this::wake);
    }

    /** @throws DataAccessException when PostgreSQL cannot be reached */
    public void start() {
        node.lives(leases.comeToLife());
        long poll = settings.poll().toMillis();
        clock.scheduleWithFixedDelay(this::tick, 0, poll, TimeUnit.MILLISECONDS);
    }

    /** False once another process has come to life under this node's name, or after {@link #close}. */
    public boolean runs() {
        return !clock.isShutdown();
    }

    /** Many calls before the next look are one. */
    private void wake() {
        if (node.epoch() > 0 && !clock.isShutdown() && woken.compareAndSet(false, true)) {
            try {
                clock.execute(this::tick);
            } catch (RejectedExecutionException e) {
                LOG.debug("recovery is stopping: another node, or the next life, looks", e);
            }
        }
    }

    private void tick() {
        woken.set(false);
        try {
            if (!leases.heartbeat()) {
                // Two processes of one name would take each other's sagas for dead: the younger wins.
                LOG.error(
                        "another process came to life as node «{}»: this one takes no more sagas over",
                        settings.node());
                clock.shutdown();
                return;
            }
            leases.prolong(workers.inHand());
            finaliser.payBack();
            takeWhatIsDue();
            if (unreachable) {
                LOG.info("the saga log can be reached again");
            }
            unreachable = false;
        } catch (DataAccessException | TransactionException e) {
            if (!unreachable) {
                LOG.warn("the saga log cannot be reached, trying again every {}: {}", settings.poll(), e.toString());
            }
            unreachable = true;
        }
    }

    /**
     * Batch after batch while the workers keep up, so that a backlog does not wait for the next look; but only until a
     * heartbeat is due: a node that forgets it in front of a heap is taken for dead, by itself too (ManySagasTest).
     */
    private void takeWhatIsDue() {
        long start = System.nanoTime();
        for (int room = workers.room(); room > 0; room = workers.room()) {
            List<Claim> claims = leases.claimDue(room);
            claims.forEach(finaliser::later);
            if (claims.size() < room) {
                return;
            }
            if (System.nanoTime() - start > settings.poll().toNanos()) {
                wake();
                return;
            }
        }
    }

    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.stop();
        try {
            leases.farewell();
        } catch (DataAccessException e) {
            LOG.info("the saga log is gone already: {}", e.toString());
        }
    }
}
