package io.tablesaga.shared;

import java.util.UUID;

/** Names a menu item; opaque outside. */
public record ItemId(UUID value) {

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static ItemId of(String text) {
        return new ItemId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
