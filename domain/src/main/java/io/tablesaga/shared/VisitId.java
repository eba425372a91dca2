package io.tablesaga.shared;

import java.util.UUID;

/** Names one party's stay at a table, from being seated to the table being cleared; opaque outside. */
public record VisitId(UUID value) {

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static VisitId of(String text) {
        return new VisitId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
