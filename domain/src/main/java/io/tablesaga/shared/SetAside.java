package io.tablesaga.shared;

/** Events that whoever follows a topic could make nothing of; each waits there for an operator. */
public interface SetAside {

    /** The same again changes nothing. */
    void add(Event event);

    /**
     * @param follower the route that could make nothing of it
     * @param reason a sentence for the operator
     */
    record Event(String follower, String topic, int partition, long offset, String key, String reason) {}
}
