package io.tablesaga.shared;

import java.util.UUID;

/** Names a store; opaque outside. */
public record StoreId(UUID value) {

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static StoreId of(String text) {
        return new StoreId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
