package io.tablesaga.shared.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** Texts and words that people send; none is let in that could not be stored or shown. */
public final class JsonText {

    private JsonText() {}

    /**
     * Without blanks at its ends, in NFC.
     *
     * @param name as the sentence calls it when it is not right
     * @throws InvalidRequest when it is no text, empty, too long, or cannot be read
     */
    public static String of(JsonNode text, String name, int longest) {
        // Korean in its letters (NFD, as macOS writes it) looks the same and is another text.
        String stripped = Normalizer.normalize(text.asText("").strip(), Normalizer.Form.NFC);
        if (!text.isTextual() || stripped.isEmpty() || stripped.length() > longest || !writable(stripped)) {
            throw new InvalidRequest(name + " must have 1 to " + longest + " characters that can be read.");
        }
        return stripped;
    }

    /** PostgreSQL keeps no NUL, and half a letter cannot be sent. */
    private static boolean writable(String text) {
        return text.codePoints().noneMatch(Character::isISOControl)
                && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    public static <E extends Enum<E>> E word(JsonNode text, String name, Class<E> words) {
        for (E word : words.getEnumConstants()) {
            if (word.name().equals(text.asText())) {
                return word;
            }
        }
        throw new InvalidRequest(name + " must be one of the words the contract names.");
    }
}
