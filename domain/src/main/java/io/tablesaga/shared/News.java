package io.tablesaga.shared;

/**
 * Something that whoever listens hears of as it changes. They are told how it is, so that a missed word does no harm.
 *
 * @param <K> names what it is of
 */
public interface News<K> {

    /** What listeners know it by, kebab-case. */
    String event();

    /** How it is now, as JSON with nothing personal; waits for nobody. */
    String now(K of);
}
