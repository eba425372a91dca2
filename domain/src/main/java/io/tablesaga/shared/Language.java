package io.tablesaga.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a menu can be read in, in the order in which one stands in for another. */
public enum Language {
    KO,
    EN,
    JA,
    ZH;

    /** As in BCP 47. */
    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param tag also with a region, {@code en-GB} */
    public static Optional<Language> of(String tag) {
        String language = tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
        return Stream.of(values()).filter(each -> each.tag().equals(language)).findFirst();
    }
}
