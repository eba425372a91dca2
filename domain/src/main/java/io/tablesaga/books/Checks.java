package io.tablesaga.books;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When the books were checked, by whom, and what came of it: one note for all nodes. */
public interface Checks {

    /** True for one node when it is time; then it is nobody's turn again before so long, whatever becomes of this one. */
    boolean begin(Duration every);

    /** @param rest until it is time again */
    void ended(Check check, Duration rest);

    /** The last that ended. Books without an entry balance: there is one before the first. */
    Check last();

    /** @param node nobody for the one before the first */
    record Check(Instant at, Optional<String> node, long violations) {}
}
