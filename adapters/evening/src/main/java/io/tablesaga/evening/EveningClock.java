package io.tablesaga.evening;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The evening's time, in simulated minutes. Everybody acts when it is time to, on a bounded number of threads. */
final class EveningClock implements AutoCloseable {

    private static final int THREADS = 48;
    private static final long LOOK_MILLIS = 50;

    private final double speed;
    private final Notes notes;
    private final long began = System.nanoTime();
    private final List<Double> late = Collections.synchronizedList(new ArrayList<>());
    private final ScheduledThreadPoolExecutor hands = new ScheduledThreadPoolExecutor(THREADS, work -> {
        Thread thread = new Thread(work, "evening");
        thread.setDaemon(true);
        return thread;
    });

    /** @param speed simulated seconds in one real second */
    EveningClock(double speed, Notes notes) {
        this.speed = speed;
        this.notes = notes;
        hands.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    double minute() {
        return (System.nanoTime() - began) / 1e9 * speed / 60;
    }

    double speed() {
        return speed;
    }

    /** For what lasts as long as the product needs, however fast the evening goes. */
    double minutesIn(double seconds) {
        return seconds * speed / 60;
    }

    void at(double minute, Runnable action) {
        long due = began + (long) (minute * 60 / speed * 1e9);
        schedule(due, action);
    }

    void after(double minutes, Runnable action) {
        schedule(System.nanoTime() + (long) (minutes * 60 / speed * 1e9), action);
    }

    /** For what takes a product's time, not a person's. */
    void afterMillis(long millis, Runnable action) {
        schedule(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis), action);
    }

    void now(Runnable action) {
        schedule(System.nanoTime(), action);
    }

    private void schedule(long due, Runnable action) {
        if (hands.isShutdown()) {
            return;
        }
        hands.schedule(
                () -> {
                    late.add((System.nanoTime() - due) / 1e6);
                    try {
                        action.run();
                    } catch (RuntimeException e) {
                        notes.wrong("The simulator stumbled: " + e, e);
                    }
                },
                Math.max(0, due - System.nanoTime()),
                TimeUnit.NANOSECONDS);
    }

    /** @return whether it came true in time */
    static boolean until(BooleanSupplier happened, long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Pause.millis(LOOK_MILLIS);
        }
        return true;
    }

    /** How late, in milliseconds, of a hundred actions the latest but one was begun: beyond a second times mean little. */
    double lateMillis() {
        synchronized (late) {
            return Numbers.percentile(late, 99);
        }
    }

    @Override
    public void close() {
        hands.shutdownNow();
    }
}
