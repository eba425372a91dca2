package io.tablesaga.saga.postgres;

/** This node's present life: its name and how often the name has come to life. Epoch 0: recovery is not running here. */
final class SagaNode {

    private final String name;
    private volatile long epoch;

    SagaNode(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    long epoch() {
        return epoch;
    }

    void lives(long newEpoch) {
        epoch = newEpoch;
    }
}
