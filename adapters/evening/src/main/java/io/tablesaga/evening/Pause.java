package io.tablesaga.evening;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Before somebody asks again. */
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        // It may return early, without any reason.
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new EveningOver();
            }
            LockSupport.parkNanos(left);
        }
    }
}
