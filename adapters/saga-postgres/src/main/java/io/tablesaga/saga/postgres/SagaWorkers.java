package io.tablesaga.saga.postgres;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads compensations, remote completions and deciders run on, and what this node has in hand for them. */
final class SagaWorkers {

    private static final Logger LOG = LoggerFactory.getLogger(SagaWorkers.class);
    private static final int WAITING = 1_000;

    private final int batch;
    private final ThreadPoolExecutor threads;

    /** Claimed by this node and not yet worked off: their leases are prolonged while the node lives. */
    private final Map<UUID, Claim> inHand = new ConcurrentHashMap<>();

    SagaWorkers(SagaSettings settings) {
        this.batch = settings.batch();
        this.threads = new ThreadPoolExecutor(
                settings.workers(),
                settings.workers(),
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                run -> {
                    Thread thread = new Thread(run, "saga-worker");
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    void take(Claim claim, Runnable work) {
        inHand.put(claim.id(), claim);
        boolean taken = execute(() -> {
            try {
                work.run();
            } finally {
                putDown(claim);
            }
        });
        if (!taken) {
            putDown(claim);
        }
    }

    /** What is no longer in hand is not prolonged: its row says when it is due. */
    void putDown(Claim claim) {
        inHand.remove(claim.id(), claim);
    }

    /** Refused work is not lost: its row is due again when the lease is over. */
    boolean execute(Runnable work) {
        try {
            threads.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.warn("saga workers are busy or stopping; recovery will come back to it");
            return false;
        }
    }

    /** How many more sagas this node may claim without keeping others from them. */
    int room() {
        return batch - threads.getQueue().size();
    }

    List<Claim> inHand() {
        return List.copyOf(inHand.values());
    }

    void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("saga work was cut off; recovery will come back to it");
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
