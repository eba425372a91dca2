package io.tablesaga.accounts;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address a person signs in with; in lower case. */
public record Login(String text) {

    private static final Pattern ADDRESS = Pattern.compile("[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,189}");

    public Login {
        text = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("login must be an e-mail address of at most 254 characters.");
        }
    }

    /** Somebody's address. */
    @Override
    public String toString() {
        return "Login[]";
    }
}
