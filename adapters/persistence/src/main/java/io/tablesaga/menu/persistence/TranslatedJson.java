package io.tablesaga.menu.persistence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.shared.Language;
import io.tablesaga.shared.Translated;
import java.util.EnumMap;
import java.util.Map;

/** A text with its translations in a column: {@code {"ko": "김치찌개", "en": "Kimchi stew"}}. */
public final class TranslatedJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TranslatedJson() {}

    public static ObjectNode write(Translated text) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        text.texts().forEach((language, words) -> json.put(language.tag(), words));
        return json;
    }

    public static Translated read(String json) {
        try {
            return read(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored text cannot be read", e);
        }
    }

    static Translated read(JsonNode json) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        json.properties()
                .forEach(text -> texts.put(
                        Language.of(text.getKey()).orElseThrow(),
                        text.getValue().asText()));
        return new Translated(texts);
    }
}
