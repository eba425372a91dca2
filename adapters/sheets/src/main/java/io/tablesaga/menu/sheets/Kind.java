package io.tablesaga.menu.sheets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands in a column's cells. What is not written so goes on as text, to be refused where a single edit's is. */
enum Kind {
    TEXT {
        @Override
        String write(JsonNode value) {
            return Guard.put(value.asText());
        }

        @Override
        Optional<JsonNode> read(String cell) {
            return text(Guard.take(cell));
        }
    },
    NUMBER {
        @Override
        Optional<JsonNode> read(String cell) {
            return NUMBERS.matcher(cell.strip()).matches()
                    ? Optional.of(NODES.numberNode(Integer.parseInt(cell.strip())))
                    : text(cell);
        }
    },
    FLAG {
        @Override
        Optional<JsonNode> read(String cell) {
            String word = cell.strip().toLowerCase(Locale.ROOT);
            return word.equals("true") || word.equals("false")
                    ? Optional.of(NODES.booleanNode(word.equals("true")))
                    : text(cell);
        }
    },
    WORD {
        @Override
        Optional<JsonNode> read(String cell) {
            return text(cell.strip().toUpperCase(Locale.ROOT));
        }
    },
    WORDS {
        @Override
        String write(JsonNode value) {
            List<String> words = new ArrayList<>();
            value.forEach(word -> words.add(word.asText()));
            return String.join(" ", words);
        }

        @Override
        Optional<JsonNode> read(String cell) {
            ArrayNode words = NODES.arrayNode();
            for (String word : cell.strip().toUpperCase(Locale.ROOT).split("[\\s,;|/]+")) {
                words.add(word);
            }
            return Optional.of(words);
        }
    },
    /** Won, as people and their spreadsheets write them: {@code 9000}, {@code 9,000}, {@code ₩9,000}, {@code 9,000원}. */
    PRICE {
        @Override
        String write(JsonNode value) {
            return value.path("amount").asText();
        }

        @Override
        Optional<JsonNode> read(String cell) {
            String amount = cell.replaceAll("^[\\s₩￦\\\\]+|[\\s원]+$", "");
            JsonNode number = AMOUNTS.matcher(amount).matches()
                    ? NODES.numberNode(
                            Long.parseLong(amount.replaceAll("\\.0{1,2}$", "").replace(",", "")))
                    : NODES.textNode(cell);
            return Optional.of(NODES.objectNode().put("currency", "KRW").<ObjectNode>set("amount", number));
        }
    },
    HOURS {
        @Override
        String write(JsonNode value) {
            return HoursCell.write(value);
        }

        @Override
        Optional<JsonNode> read(String cell) {
            return HoursCell.read(cell);
        }
    },
    LIST {
        @Override
        String write(JsonNode value) {
            return value.isEmpty() ? "" : value.toString();
        }

        @Override
        Optional<JsonNode> read(String cell) {
            try {
                return Optional.of(JSON.readTree(cell)).filter(JsonNode::isArray);
            } catch (JsonProcessingException e) {
                return Optional.empty();
            }
        }
    };

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBERS = Pattern.compile("-?\\d{1,9}");

    /** Two noughts behind a point are a cent's; three would be another country's thousand. */
    private static final Pattern AMOUNTS = Pattern.compile("(\\d{1,12}|\\d{1,3}(,\\d{3}){1,4})(\\.0{1,2})?");

    /** @param value neither missing nor null */
    String write(JsonNode value) {
        return value.asText();
    }

    /** @param cell not blank; @return empty when it is not written as it must be */
    abstract Optional<JsonNode> read(String cell);

    private static Optional<JsonNode> text(String text) {
        return Optional.of(NODES.textNode(text));
    }
}
