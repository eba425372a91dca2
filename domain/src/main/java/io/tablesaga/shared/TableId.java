package io.tablesaga.shared;

import java.util.UUID;

/** Names a table of a store; opaque outside. */
public record TableId(UUID value) {

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static TableId of(String text) {
        return new TableId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
