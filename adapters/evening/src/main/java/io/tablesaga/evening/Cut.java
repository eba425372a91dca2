package io.tablesaga.evening;

/** Where a connection is cut on purpose. The same request is sent again afterwards. */
enum Cut {
    NOT,
    /** Half of the request is out. */
    IN_REQUEST,
    /** All of it is out, and nobody waits for the answer. */
    AFTER_REQUEST
}
