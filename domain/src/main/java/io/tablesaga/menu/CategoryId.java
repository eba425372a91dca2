package io.tablesaga.menu;

import java.util.UUID;

/** Names a category of a store's menu; opaque outside. */
public record CategoryId(UUID value) {

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static CategoryId of(String text) {
        return new CategoryId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
