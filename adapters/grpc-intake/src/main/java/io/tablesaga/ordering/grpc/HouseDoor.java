package io.tablesaga.ordering.grpc;

import io.tablesaga.shared.Caller;

/** The door that all come through, whatever they speak. */
public interface HouseDoor {

    /** @return false while the product starts or stops */
    boolean enter();

    void leave();

    /**
     * @param authorization as it was sent; null without one
     * @return somebody who may order
     * @throws Refused who may not
     */
    Caller guest(String authorization);

    /** What a bare status of HTTP means here. */
    Refused refused(int status);
}
