package io.tablesaga.floor;

import io.tablesaga.shared.VisitId;

/** Something of a visit that its phones hear of as it changes. They are told how it is, so that a missed word does no harm. */
public interface VisitNews {

    /** What phones know it by, kebab-case. */
    String event();

    /** How it is now, as JSON with nothing personal; waits for nobody. */
    String now(VisitId visit);
}
