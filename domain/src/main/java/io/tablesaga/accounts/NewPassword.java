package io.tablesaga.accounts;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** A password somebody has chosen: long enough, not of those that everybody tries, and whole in what bcrypt looks at. */
public record NewPassword(String text) {

    /** bcrypt takes no more, and would not look at what comes after. */
    static final int MOST_BYTES = 72;

    private static final int FEWEST_CHARACTERS = 10;
    private static final int FEWEST_DIFFERENT = 5;

    private static final Set<String> EVERYBODY_S = Set.of(
            "password",
            "passwort",
            "passwd",
            "qwerty",
            "qwertyuiop",
            "asdfghjkl",
            "iloveyou",
            "letmein",
            "welcome",
            "administrator",
            "admin",
            "manager",
            "operator",
            "kitchen",
            "restaurant",
            "changeme",
            "sunshine",
            "princess",
            "football",
            "tablesaga");
    private static final String ROWS = "01234567890 09876543210 abcdefghijklmnopqrstuvwxyz qwertyuiopasdfghjklzxcvbnm";

    /** @throws Weak with a sentence that says what would do */
    public static NewPassword of(String text, Login login) {
        String asked = text == null ? "" : text;
        String lower = asked.toLowerCase(Locale.ROOT);
        if (asked.codePointCount(0, asked.length()) < FEWEST_CHARACTERS) {
            throw new Weak("A password needs at least " + FEWEST_CHARACTERS + " characters.");
        }
        if (!wholeInBcrypt(asked)) {
            throw new Weak(
                    "A password may be at most " + MOST_BYTES + " bytes long: 72 Latin letters, or 24 of Hangul.");
        }
        if (asked.codePoints().distinct().count() < FEWEST_DIFFERENT
                || EVERYBODY_S.contains(lower.replaceAll("[^\\p{L}]", "").replace("passwrd", "password"))
                || ROWS.contains(lower)) {
            throw new Weak("This password is among the first that anybody tries; choose a few words that are yours.");
        }
        if (lower.contains(login.text().split("@")[0]) && lower.length() < 16 || lower.contains(login.text())) {
            throw new Weak("A password must not hold the address it belongs to.");
        }
        return new NewPassword(asked);
    }

    static boolean wholeInBcrypt(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    @Override
    public String toString() {
        return "NewPassword[]";
    }

    public static final class Weak extends IllegalArgumentException {

        Weak(String sentence) {
            super(sentence);
        }
    }
}
