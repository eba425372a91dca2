package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever comes from an older system is told names of ours that are there. */
class ComingFromTest {

    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<WrittenOperation> operations = WrittenContract.ours().operations();
    private final JsonNode openapi = JSON.valueToTree(WrittenContract.ours().api());
    private final JsonNode asyncapi =
            JSON.valueToTree(WrittenContract.of("asyncapi.yaml").api());

    @Test
    void every_name_of_ours_is_in_a_contract() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSizeGreaterThan(60);
        assertThat(rows.stream().flatMap(row -> names(row).stream()).filter(name -> !known(name)))
                .isEmpty();
    }

    @Test
    void every_row_names_something_or_says_that_there_is_nothing() throws IOException {
        assertThat(rows())
                .allSatisfy(row -> assertThat(ours(row)).containsPattern("`|^none: |not there yet|no gateway"));
    }

    @Test
    void a_name_nobody_has_is_found() {
        assertThat(List.of("order-placed", "GET /api/order", "Order.totals", "MenuItem.price.sum", "Nothing.id"))
                .noneMatch(this::known);
        assertThat(List.of("order-paid", "order-place", "GET /api/orders/{orderId}", "PlaceOrder.lines.itemId"))
                .allMatch(this::known);
    }

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Path.of("../docs/coming-from.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.endsWith("| ours |"))
                .toList();
    }

    /** The last column. */
    private static String ours(String row) {
        String[] cells = row.split("\\|");
        return cells[cells.length - 1].strip();
    }

    private static List<String> names(String row) {
        return NAME.matcher(ours(row)).results().map(found -> found.group(1)).toList();
    }

    private boolean known(String name) {
        if (name.contains(" ")) {
            return operations.stream().anyMatch(operation -> operation.call().equals(name));
        }
        if (name.contains(".")) {
            return field(openapi, name) || field(asyncapi, name);
        }
        return operations.stream().anyMatch(operation -> name.equals(operation.id()))
                || asyncapi.at("/components/messages").has(name);
    }

    private static boolean field(JsonNode api, String name) {
        List<String> path = Arrays.asList(name.split("\\."));
        List<JsonNode> found = List.of(api.at("/components/schemas/" + path.get(0)));
        for (String field : path.subList(1, path.size())) {
            found = found.stream()
                    .flatMap(schema -> whole(api, schema).stream())
                    .map(schema -> schema.path("properties").path(field))
                    .filter(schema -> !schema.isMissingNode())
                    .toList();
        }
        return found.stream().anyMatch(schema -> !schema.isMissingNode());
    }

    /** What a schema consists of: where it refers to, what it is all of, and of a list its items. */
    private static List<JsonNode> whole(JsonNode api, JsonNode schema) {
        if (schema.has("$ref")) {
            return whole(api, api.at(schema.path("$ref").asText().substring(1)));
        }
        if (schema.has("items")) {
            return whole(api, schema.path("items"));
        }
        if (schema.has("allOf")) {
            List<JsonNode> parts = new ArrayList<>();
            schema.path("allOf").forEach(part -> parts.addAll(whole(api, part)));
            return parts;
        }
        return List.of(schema);
    }
}
