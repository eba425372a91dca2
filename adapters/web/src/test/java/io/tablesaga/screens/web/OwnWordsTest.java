package io.tablesaga.screens.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A screen with words of its own says everything in each language; what it does not say itself, the other screens say. */
class OwnWordsTest {

    private static final Pattern LINE = Pattern.compile("(?m)^  '([^']+)': '((?:[^'\\\\]|\\\\.)*)'");
    private static final Pattern ASKED = Pattern.compile("\\bt\\('([a-zA-Z.-]+)'");
    private static final Pattern VALUE = Pattern.compile("\\{(\\w+)}");

    private final ScreenFiles files = new ScreenFiles();

    @ParameterizedTest
    @CsvSource({"kitchen, en", "kitchen, ja", "kitchen, zh", "demo, en", "demo, ja", "demo, zh"})
    void each_language_has_the_same_words_with_the_same_values(String screen, String language) {
        Map<String, String> korean = words(screen + "/words/ko.js");
        Map<String, String> words = words(screen + "/words/" + language + ".js");
        assertThat(words.keySet()).isEqualTo(korean.keySet());
        korean.forEach(
                (key, sentence) -> assertThat(values(words.get(key))).as(key).isEqualTo(values(sentence)));
        assertThat(words.values()).noneMatch(String::isBlank);
    }

    @ParameterizedTest
    @CsvSource({"kitchen, 50", "demo, 20"})
    void there_are_words_for_whatever_the_screen_asks_for(String screen, int atLeast) {
        Map<String, String> known = words("words/ko.js");
        known.putAll(words(screen + "/words/ko.js"));
        List<String> asked = files.names(".js", screen + "/").stream()
                .flatMap(script -> ASKED.matcher(text(script)).results().map(found -> found.group(1)))
                .toList();
        assertThat(asked)
                .hasSizeGreaterThanOrEqualTo(atLeast)
                .allMatch(key -> key.endsWith(".")
                        ? known.keySet().stream().anyMatch(word -> word.startsWith(key))
                        : known.containsKey(key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kitchen", "demo"})
    void no_script_names_a_file_that_is_not_there(String screen) {
        Pattern imported = Pattern.compile("(?:from|import) '(\\.[^']+)'");
        List<String> named = files.names(".js", screen + "/").stream()
                .flatMap(name -> imported.matcher(text(name)).results().map(found -> java.net
                        .URI
                        .create(name)
                        .resolve(found.group(1))
                        .toString()))
                .toList();
        assertThat(named).isNotEmpty().allMatch(file -> files.find(file).isPresent());
    }

    private Map<String, String> words(String file) {
        Map<String, String> words = LINE.matcher(text(file))
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), found -> found.group(2), (one, other) -> one, TreeMap::new));
        assertThat(words).hasSizeGreaterThan(50);
        return words;
    }

    private static Set<String> values(String sentence) {
        return VALUE.matcher(sentence).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private String text(String name) {
        return new String(files.find(name).orElseThrow(), StandardCharsets.UTF_8);
    }
}
