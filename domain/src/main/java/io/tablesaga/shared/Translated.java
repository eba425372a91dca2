package io.tablesaga.shared;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * A text in the languages it was written in.
 *
 * @param texts at least one, none blank
 */
public record Translated(Map<Language, String> texts) {

    /** @throws IllegalArgumentException with a sentence when there is none, or a blank one */
    public Translated {
        if (texts.isEmpty() || texts.values().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A text must be given in one language at least, and in none be blank.");
        }
        texts = Collections.unmodifiableMap(new EnumMap<>(texts));
    }

    public static Translated korean(String text) {
        return new Translated(Map.of(Language.KO, text));
    }

    /** In another language when it was not written in this one. */
    public String in(Language language) {
        return texts.getOrDefault(language, texts.values().iterator().next());
    }
}
