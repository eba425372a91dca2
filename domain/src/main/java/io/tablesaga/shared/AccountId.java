package io.tablesaga.shared;

import java.util.UUID;

/** Names an account, a person's or a program's; opaque outside. */
public record AccountId(UUID value) {

    /** @throws IllegalArgumentException when the text is not a UUID */
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
