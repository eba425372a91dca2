package io.tablesaga.accounts;

import java.util.regex.Pattern;

/** What colleagues call somebody. */
public record PersonName(String text) {

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,100}");

    public PersonName {
        text = text == null ? "" : text.strip();
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("name must have 1 to 100 characters, in one line.");
        }
    }

    @Override
    public String toString() {
        return "PersonName[]";
    }
}
