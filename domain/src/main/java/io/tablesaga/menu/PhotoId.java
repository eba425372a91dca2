package io.tablesaga.menu;

import java.util.UUID;

/** Names a picture of a dish; opaque outside. */
public record PhotoId(UUID value) {

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static PhotoId of(String text) {
        return new PhotoId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
