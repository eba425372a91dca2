package io.tablesaga.shared.web;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Who is inside. The port answers before the routes are there: nobody comes in before {@link #begin}. Once the product has
 * begun to stop nobody comes in any more, and whoever is inside is served.
 */
public final class OpeningHours {

    private boolean open;
    private int inside;

    public synchronized void begin() {
        open = true;
    }

    public synchronized boolean enter() {
        if (open) {
            inside++;
        }
        return open;
    }

    public synchronized void leave() {
        inside--;
        notifyAll();
    }

    /** Returns when everybody has left, or after that time. */
    public synchronized void end(Duration atMost) {
        open = false;
        long latest = System.nanoTime() + atMost.toNanos();
        try {
            for (long left = atMost.toNanos(); inside > 0 && left > 0; left = latest - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
