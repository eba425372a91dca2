package io.tablesaga.ordering;

/** What became of an edit of a cart. */
public enum CartEdit {
    /** It is as it was wanted, from now on or already. */
    DONE,
    /** Nothing was changed: somebody else has changed the line, taken it out or ordered it. */
    CHANGED_MEANWHILE,
    /** It has {@link Cart#MOST_LINES}. */
    FULL,
    VISIT_OVER
}
