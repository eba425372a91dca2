package io.tablesaga.shared;

import java.util.UUID;

/** Names a saga; opaque outside. */
public record SagaId(UUID value) {

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static SagaId of(String text) {
        return new SagaId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
