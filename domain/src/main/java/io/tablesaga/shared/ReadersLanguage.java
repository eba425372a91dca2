package io.tablesaga.shared;

import java.util.List;
import java.util.Locale.LanguageRange;
import java.util.Optional;

/** Which language a guest reads: the one asked for, else the first the browser names that menus know, else Korean. */
public final class ReadersLanguage {

    private ReadersLanguage() {}

    /** @param accepted as {@code Accept-Language}; either may be null, or what nobody understands */
    public static Language of(String lang, String accepted) {
        return Optional.ofNullable(lang)
                .flatMap(Language::of)
                .or(() -> ranges(accepted).stream()
                        .filter(range -> range.getWeight() > 0)
                        .flatMap(range -> Language.of(range.getRange()).stream())
                        .findFirst())
                .orElse(Language.KO);
    }

    private static List<LanguageRange> ranges(String accepted) {
        try {
            return accepted == null ? List.of() : LanguageRange.parse(accepted);
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
