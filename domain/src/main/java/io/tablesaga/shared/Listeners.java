package io.tablesaga.shared;

/**
 * Those who listen at this node.
 *
 * @param <K> names what they listen to
 */
public interface Listeners<K> {

    /** Something of it has changed; they are told soon what that is. */
    void changed(K of);

    /** Nobody listens any more; the product stops. */
    void close();
}
