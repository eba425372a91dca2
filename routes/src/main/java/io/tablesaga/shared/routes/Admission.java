package io.tablesaga.shared.routes;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Lets so many new orders in at once, and some more wait for a moment; finishing what was taken beats starting. Whoever waits
 * has a thread of the door's: it has more of them than places and waiting room together, so that one is left for what is not
 * a new order.
 */
public final class Admission {

    private final Semaphore places;
    private final Semaphore waitingRoom;
    private final Duration patience;

    public Admission(int places, int waiting, Duration patience) {
        this.places = new Semaphore(places, true);
        this.waitingRoom = new Semaphore(waiting);
        this.patience = patience;
    }

    /** @throws Busy when every place is taken, and none comes free in time */
    public void enter(Exchange exchange) {
        if (!within(Duration.ZERO) && !hasWaited()) {
            throw new Busy();
        }
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                places.release();
            }

            @Override
            public boolean allowHandover() {
                // The guest's wait may end before the order does; the worker's copy must not give the place back twice.
                return false;
            }
        });
    }

    /** Whether whoever comes now is turned away at once. */
    public boolean isFull() {
        return places.availablePermits() == 0 && waitingRoom.availablePermits() == 0;
    }

    private boolean hasWaited() {
        if (!waitingRoom.tryAcquire()) {
            return false;
        }
        try {
            return within(patience);
        } finally {
            waitingRoom.release();
        }
    }

    /** Not by {@code tryAcquire()}: that overtakes whoever waits. Guarded by AdmissionTest. */
    private boolean within(Duration time) {
        try {
            return places.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
