package io.tablesaga.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** docs/messages.md: asyncapi.yaml for readers. */
final class MessagesPage {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String HEAD =
            """
            # What is said between parts, and to whoever connects

            Written from [asyncapi.yaml](../routes/src/main/resources/asyncapi.yaml) by MessagesPageTest; do not edit. Write again:
            `mvn verify -Dtablesaga.messages=write`.

            """;

    private final JsonNode api;
    private final StringBuilder page = new StringBuilder(HEAD);

    private MessagesPage(JsonNode api) {
        this.api = api;
    }

    static String of(WrittenContract contract) {
        MessagesPage written = new MessagesPage(JSON.valueToTree(contract.api()));
        written.write();
        return written.page.toString();
    }

    private void write() {
        line(api.at("/info/description").asText());
        line("## The envelope");
        line("Of the types below that begin with `io.tablesaga.`; what differs is their `data`.");
        fields(FlatSchema.of(api, api.at("/components/schemas/Envelope")));
        api.path("channels").properties().forEach(channel -> channel(channel.getKey(), channel.getValue()));
    }

    private void channel(String id, JsonNode channel) {
        boolean topic = channel.at("/servers/0/$ref").asText().endsWith("/kafka");
        String address = channel.path("address").isNull()
                ? "the address that the question names"
                : "`" + channel.path("address").asText(id) + "`";
        line("## " + channel.path("title").asText(id));
        line((topic ? "Kafka's topic " : "Artemis, ") + address + ". "
                + channel.path("description").asText());
        operations(id);
        if (channel.has("x-dead-letters")) {
            line("What cannot be done waits in `"
                    + channel.path("x-dead-letters").asText() + "`.");
        }
        channel.path("messages").forEach(named -> message(FlatSchema.at(api, named)));
    }

    private void operations(String channel) {
        api.path("operations").properties().stream()
                .filter(operation ->
                        operation.getValue().at("/channel/$ref").asText().equals("#/channels/" + channel))
                .forEach(operation -> page.append("- ")
                        .append(operation.getValue().path("action").asText().equals("send") ? "sent: " : "read: ")
                        .append(operation.getValue().path("summary").asText())
                        .append(" (`")
                        .append(operation.getKey())
                        .append("`)\n"));
        page.append("\n");
    }

    private void message(JsonNode message) {
        line("### `" + message.path("name").asText() + "`");
        line(message.path("summary").asText());
        FlatSchema payload = FlatSchema.of(api, message.path("payload"));
        boolean enveloped = payload.fields().containsKey("specversion");
        JsonNode example = message.at("/examples/0/payload");
        fields(enveloped ? payload.fields().get("data") : payload);
        page.append("```json\n")
                .append(pretty(enveloped ? example.path("data") : example))
                .append("\n```\n\n");
    }

    private void fields(FlatSchema schema) {
        Map<String, String> rows = new TreeMap<>();
        rows(schema, "", rows);
        if (!rows.isEmpty()) {
            page.append("| field | | must be there | |\n|---|---|---|---|\n");
            rows.values().forEach(page::append);
            page.append("\n");
        }
    }

    private void rows(FlatSchema schema, String where, Map<String, String> rows) {
        Set<String> required = schema.required();
        schema.fields().forEach((name, field) -> {
            String place = where + name;
            rows.put(
                    place,
                    "| `%s` | %s | %s | %s |%n"
                            .formatted(
                                    place,
                                    said(field),
                                    required.contains(name) ? "yes" : "",
                                    field.get("description").asText().replace("|", "\\|")));
            rows(field, place + ".", rows);
            if (field.get("items").isObject()) {
                rows(field.each("items"), place + "[].", rows);
            }
        });
    }

    private static String said(FlatSchema field) {
        return field.values().isEmpty()
                ? field.types().stream().collect(Collectors.joining(" or "))
                : field.values().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
    }

    private static String pretty(JsonNode example) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void line(String text) {
        page.append(text.strip()).append("\n\n");
    }
}
