package io.tablesaga.demo.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demo's menus are what a guest reads first. */
class DemoStoresTest {

    private static final List<String> OTHERS = List.of("en", "ja", "zh");

    @Test
    void a_guest_reads_all_of_each_dish_in_their_own_language() throws IOException {
        List<String> leftOver = new ArrayList<>();
        try (InputStream in = DemoStoresTest.class.getResourceAsStream("/demo/stores.json")) {
            for (JsonNode store : new ObjectMapper().readTree(in)) {
                assertThat(store.path("items")).hasSizeGreaterThan(10);
                store.path("categories").forEach(names -> leftOver.addAll(missing(names)));
                for (JsonNode item : store.path("items")) {
                    leftOver.addAll(missing(item.path("names")));
                    leftOver.addAll(missing(item.path("descriptions")));
                    for (JsonNode group : item.path("optionGroups")) {
                        leftOver.addAll(missing(group.path("name")));
                        group.path("options").forEach(option -> leftOver.addAll(missing(option.path("name"))));
                    }
                }
            }
        }
        assertThat(leftOver).isEmpty();
    }

    /** No words, Korean ones, or the English ones again. */
    private static List<String> missing(JsonNode words) {
        String english = words.path("en").asText();
        return OTHERS.stream()
                .filter(language -> words.path(language).asText().isBlank()
                        || words.path(language).asText().matches(".*[가-힣].*")
                        || !language.equals("en")
                                && words.path(language).asText().equals(english))
                .map(language -> language + " of " + words)
                .toList();
    }
}
