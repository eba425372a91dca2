package io.tablesaga.config;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A look at something outside that may not answer: one at a time, kept for a second, and nobody waits longer for it. */
final class Glance<T> {

    private static final Logger LOG = LoggerFactory.getLogger(Glance.class);
    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final long PATIENCE_MILLIS = 900;

    private final Supplier<T> look;
    private final Executor threads;
    private CompletableFuture<T> last;
    private long lookedAt;

    Glance(Supplier<T> look, Executor threads) {
        this.look = look;
        this.threads = threads;
    }

    /** So that two looks need not wait for each other. */
    void begin() {
        latest();
    }

    /** Null when it has not answered in time. */
    T now() {
        try {
            return latest().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("not seen: {}", e.toString());
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private synchronized CompletableFuture<T> latest() {
        boolean old = last == null || last.isDone() && System.nanoTime() - lookedAt > FRESH_NANOS;
        if (old) {
            lookedAt = System.nanoTime();
            last = CompletableFuture.supplyAsync(look, threads);
        }
        return last;
    }
}
