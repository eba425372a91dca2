package io.tablesaga.shared.routes;

import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/** Lets so many new orders in at once; finishing what was taken beats starting. */
public final class Admission {

    private final Semaphore places;

    public Admission(int places) {
        this.places = new Semaphore(places);
    }

    /** @throws Busy when every place is taken */
    public void enter(Exchange exchange) {
        if (!places.tryAcquire()) {
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
}
