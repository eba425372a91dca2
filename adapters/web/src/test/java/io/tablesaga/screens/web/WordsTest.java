package io.tablesaga.screens.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A screen says everything in each of its languages. */
class WordsTest {

    private static final Pattern LINE = Pattern.compile("(?m)^  '([^']+)': '((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern ASKED = Pattern.compile("\\bt\\('([a-zA-Z.-]+)'(?: \\+|)");
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    private final ScreenFiles files = new ScreenFiles();
    private final Map<String, String> korean = words("ko");

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja", "zh"})
    void each_language_has_the_same_words_with_the_same_values(String language) {
        Map<String, String> words = words(language);
        assertThat(words.keySet()).isEqualTo(korean.keySet());
        korean.forEach(
                (key, sentence) -> assertThat(values(words.get(key))).as(key).isSubsetOf(values(sentence)));
        assertThat(words.values()).noneMatch(String::isBlank);
    }

    @Test
    void there_are_words_for_whatever_a_screen_asks_for() {
        List<String> missing = files.names(".js", "guest/", "shared/").stream()
                .map(this::text)
                .flatMap(script -> ASKED.matcher(script).results().map(found -> found.group(1)))
                .filter(key -> key.endsWith(".")
                        ? korean.keySet().stream().noneMatch(known -> known.startsWith(key))
                        : !korean.containsKey(key))
                .toList();
        assertThat(missing).isEmpty();
    }

    @Test
    void no_script_names_a_file_that_is_not_there() {
        Pattern imported = Pattern.compile("(?:from|import) '(\\.[^']+)'");
        Set<String> missing = new TreeSet<>();
        for (String name : files.names(".js", "guest/", "shared/", "lib/")) {
            imported.matcher(text(name))
                    .results()
                    .map(found ->
                            java.net.URI.create(name).resolve(found.group(1)).toString())
                    .filter(file -> files.find(file).isEmpty())
                    .forEach(file -> missing.add(name + " → " + file));
        }
        Matcher drawings = Pattern.compile("\\d{4}: '([a-z-]+)'").matcher(text("guest/drawings.js"));
        drawings.results()
                .map(found -> "dishes/" + found.group(1) + ".svg")
                .filter(file -> files.find(file).isEmpty())
                .forEach(missing::add);
        assertThat(missing).isEmpty();
    }

    private Map<String, String> words(String language) {
        Map<String, String> words = LINE.matcher(text("words/" + language + ".js"))
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), found -> found.group(2), (one, other) -> one, TreeMap::new));
        assertThat(words).hasSizeGreaterThan(200);
        return words;
    }

    private static Set<String> values(String sentence) {
        return VALUE.matcher(sentence).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private String text(String name) {
        return new String(files.find(name).orElseThrow(), StandardCharsets.UTF_8);
    }
}
