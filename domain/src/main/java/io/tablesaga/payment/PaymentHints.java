package io.tablesaga.payment;

import io.tablesaga.payment.PaymentGateway.Hint;
import io.tablesaga.shared.StoreId;
import java.time.Duration;
import java.util.List;

/** Hints that something may have happened to a payment; each is followed by asking the provider. One statement a call. */
public interface PaymentHints {

    /**
     * Keeps a hint about an attempt of ours; what is about none is not kept. A repeated one changes nothing, and an attempt
     * has one open hint at most.
     *
     * @return true when there is something to follow
     */
    boolean keep(String provider, StoreId store, Hint hint);

    /**
     * Takes hints that are due, each attempt's not before its {@code pause} since the last is over.
     *
     * @param lease how long nobody else takes them
     */
    List<DueHint> due(int most, Duration pause, Duration lease);

    /** Nothing is left to do, unless another hint about the attempt has come meanwhile. */
    void followed(DueHint hint, String outcome);

    /** To be followed again; each time after a longer pause, {@code pause} at least. */
    void putOff(DueHint hint, Duration pause);

    /** Deletes what was followed so long ago that nobody sends it again. @return how many */
    int forget(Duration age);
}
