package io.tablesaga.printing;

import java.util.UUID;

/** Names a printer of a store; opaque outside. */
public record PrinterId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
