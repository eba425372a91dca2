package io.tablesaga.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Whether what is sent and answered is what openapi.yaml says, no less and no more. */
final class AnswerContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(VersionFlag.V202012);

    /** What an operation need not list, as any of them may answer it; the contract's words for it are of its default. */
    private static final Set<Integer> ANYWHERE = Set.of(400, 406, 413, 415, 500, 503);

    /** Headers that somebody who builds by the contract would read; those of every answer are the edge's. */
    private static final List<String> TELLING = List.of("ETag", "Location", "Link", "Retry-After");

    private static final String STREAM = "text/event-stream";

    /** A stream's schema: of each event's data, by its name. */
    static final String EVENTS = "x-events";

    private final JsonNode api;
    private final Map<String, Map<String, JsonNode>> answers = new TreeMap<>();
    private final Map<String, JsonNode> requests = new TreeMap<>();
    private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

    AnswerContract(WrittenContract written) {
        api = JSON.valueToTree(written.api());
        for (WrittenOperation operation : written.operations()) {
            JsonNode said = JSON.valueToTree(operation.written());
            requests.put(operation.id(), FlatSchema.at(api, said.path("requestBody")));
            said.path("responses").properties().forEach(answer -> answers.computeIfAbsent(
                            operation.id(), none -> new TreeMap<>())
                    .put(answer.getKey(), FlatSchema.at(api, answer.getValue())));
        }
    }

    /**
     * An example of what is sent or answered.
     *
     * @param of the operation, and the status of an answer
     * @param value missing where nobody has written one
     */
    record Example(String of, JsonNode schema, JsonNode value) {

        @Override
        public String toString() {
            return of;
        }
    }

    /** One for each body of JSON that is written. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        requests.forEach((id, request) -> gather(id, request, examples));
        answers.forEach(
                (id, statuses) -> statuses.forEach((status, answer) -> gather(id + " " + status, answer, examples)));
        return examples;
    }

    private void gather(String of, JsonNode body, List<Example> into) {
        JsonNode events = body.path("content").path(STREAM).path(EVENTS);
        if (!events.isMissingNode()) {
            into.add(new Example(
                    of + " events", events, FlatSchema.at(api, events).at("/examples/0")));
        }
        body.path("content").properties().stream()
                .filter(media -> json(media.getKey()))
                .map(Map.Entry::getValue)
                .forEach(media -> into.add(new Example(
                        of,
                        media.path("schema"),
                        media.has("example")
                                ? media.path("example")
                                : FlatSchema.at(api, media.path("schema")).at("/examples/0"))));
    }

    boolean saysItsFields(Example example) {
        FlatSchema schema = FlatSchema.of(api, example.schema());
        return !schema.types().contains("object") || schema.saysItsFields();
    }

    /** @return a sentence for everything the contract does not say of it */
    List<String> faults(Example example) {
        return faults(example.schema(), example.value());
    }

    /** @return a sentence for every header that this operation should have answered with, or should have written down */
    List<String> headerFaults(WrittenOperation operation, int status, UnaryOperator<String> headers) {
        JsonNode written = answer(operation, status).path("headers");
        List<String> faults = new ArrayList<>();
        written.properties().forEach(header -> {
            JsonNode said = FlatSchema.at(api, header.getValue());
            String value = headers.apply(header.getKey());
            if (value == null && said.path("required").asBoolean()) {
                faults.add("the header " + header.getKey() + " is missing");
            } else if (value != null
                    && said.path("schema").path("type").asText().equals("integer")) {
                faults(said.path("schema"), number(value))
                        .forEach(fault -> faults.add("the header " + header.getKey() + fault));
            }
        });
        TELLING.stream()
                .filter(name -> headers.apply(name) != null && !written.has(name))
                // What could not be said in the type that was asked for has its tag already; nobody keeps a refusal by
                // it.
                .filter(name -> status < 400 || !name.equals("ETag"))
                .forEach(name -> faults.add("the header " + name + " is not written"));
        return faults;
    }

    private static JsonNode number(String value) {
        return value.matches("-?[0-9]{1,18}") ? LongNode.valueOf(Long.parseLong(value)) : TextNode.valueOf(value);
    }

    private JsonNode answer(WrittenOperation operation, int status) {
        Map<String, JsonNode> said = answers.get(operation.id());
        JsonNode otherwise = ANYWHERE.contains(status) ? said.get("default") : null;
        return said.getOrDefault(String.valueOf(status), otherwise == null ? MissingNode.getInstance() : otherwise);
    }

    /** @return a sentence for everything the contract does not say of what this operation has answered */
    List<String> faults(WrittenOperation operation, int status, String type, String body) {
        JsonNode answer = answer(operation, status);
        if (answer.isMissingNode()) {
            return List.of(status + " is not written");
        }
        String plain = type.replaceFirst(";.*", "");
        JsonNode media = answer.path("content").path(plain);
        if (media.isMissingNode()) {
            return body.isEmpty() && answer.path("content").isEmpty() ? List.of() : List.of(plain + " is not written");
        }
        try {
            return json(plain) ? faults(media.path("schema"), JSON.readTree(body)) : List.of();
        } catch (JsonProcessingException e) {
            return List.of(e.getOriginalMessage());
        }
    }

    /** @return a sentence for everything the contract does not say of an event of this operation's stream */
    List<String> eventFaults(WrittenOperation operation, String name, String data) {
        JsonNode events = answer(operation, 200).path("content").path(STREAM).path(EVENTS);
        if (events.isMissingNode()) {
            return List.of("no events are written");
        }
        try {
            return faults(events, JSON.createObjectNode().set(name, JSON.readTree(data)));
        } catch (JsonProcessingException e) {
            return List.of(e.getOriginalMessage());
        }
    }

    List<String> faults(WrittenOperation operation, Product.Answer answer) {
        String type = answer.http().headers().firstValue("content-type").orElse("");
        return faults(operation, answer.status(), type, answer.http().body()).stream()
                .map(fault -> answer.status() + ": " + fault)
                .toList();
    }

    private List<String> faults(JsonNode schema, JsonNode body) {
        return compiled
                .computeIfAbsent(
                        schema,
                        written -> SCHEMAS.getSchema(
                                FlatSchema.of(api, written).closed(),
                                SchemaValidatorsConfig.builder()
                                        .formatAssertionsEnabled(true)
                                        .locale(Locale.ENGLISH)
                                        .build()))
                .validate(body)
                .stream()
                .map(fault -> fault.getMessage())
                .sorted()
                .toList();
    }

    private static boolean json(String type) {
        return type.equals("application/json") || type.endsWith("+json");
    }
}
