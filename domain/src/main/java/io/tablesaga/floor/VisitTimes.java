package io.tablesaga.floor;

import java.time.Duration;

/**
 * How long what opens a visit is good for.
 *
 * @param code a join code, from when it is first shown
 * @param slip a slip, from when it is issued
 * @param ask how long somebody waits for a yes or no
 * @param move how long after a move a phone can fetch its new token
 */
public record VisitTimes(Duration code, Duration slip, Duration ask, Duration move) {}
