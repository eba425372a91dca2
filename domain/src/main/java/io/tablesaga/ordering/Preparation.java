package io.tablesaga.ordering;

/**
 * A line of an order in the making at a station that quotes.
 *
 * @param position the line's, from 1
 * @param readyInSeconds from when the order is paid, as it was quoted with it
 */
public record Preparation(int position, String station, int portions, int readyInSeconds) {}
