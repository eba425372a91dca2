package io.tablesaga.shared;

import java.util.UUID;

/** Names an order; opaque outside. */
public record OrderId(UUID value) {

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static OrderId of(String text) {
        return new OrderId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
