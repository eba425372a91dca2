package io.tablesaga.floor;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a store's hours say of one moment.
 *
 * @param businessDay begins with its first span and lasts until the next one's does: at 01:30, in a span from 18:00 to
 *     02:00, it is still the day before's; a day without hours begins at midnight, or when the day before has ended
 * @param open whether one of its spans runs
 * @param orders whether it runs, and its last order is not past
 * @param closesAt empty while it is closed, and when it does not close within a week
 * @param lastOrderAt empty like {@code closesAt}
 * @param opensAt when orders are taken again; empty while they are, and when they are not within a year
 */
public record Opening(
        LocalDate businessDay,
        boolean open,
        boolean orders,
        Optional<Instant> closesAt,
        Optional<Instant> lastOrderAt,
        Optional<Instant> opensAt) {}
