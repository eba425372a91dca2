package io.tablesaga.ordering;

import io.tablesaga.menu.Course;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;

/**
 * A main or a side of a visit that was not taken back, and that nobody wants taken back.
 *
 * @param position within its order, 1 for the first
 * @param counts its order is paid, or will be at the counter: what {@link Had#main} asks for
 */
public record StandingLine(OrderId order, int position, ItemId item, String name, Course course, boolean counts) {}
