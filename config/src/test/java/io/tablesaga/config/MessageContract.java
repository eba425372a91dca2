package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The contract of topics and queues (AsyncAPI) as it is written, and whether what is sent is as it says. */
final class MessageContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MessageContract OURS = new MessageContract(WrittenContract.of("asyncapi.yaml"));

    private final JsonNode api;

    /** By channel, then by the message's type. */
    private final Map<String, Map<String, Written>> schemas = new LinkedHashMap<>();

    private record Written(JsonSchema head, JsonSchema body) {}

    MessageContract(WrittenContract written) {
        api = JSON.valueToTree(written.api());
        channels().forEach((id, channel) -> channel.path("messages")
                .forEach(named -> schemas.computeIfAbsent(to(id), none -> new LinkedHashMap<>())
                        .put(type(at(named)), written(at(named)))));
    }

    static MessageContract ours() {
        return OURS;
    }

    /** @return a sentence for everything the contract does not say of it */
    List<String> faults(SentMessage sent) {
        if (!schemas.containsKey(sent.to())) {
            return List.of("nothing is said of " + sent.to());
        }
        Written written = schemas.get(sent.to()).get(sent.type());
        return written == null
                ? List.of("nothing is said of '" + sent.type() + "' at " + sent.to())
                : Stream.concat(
                                faults(written.head(), sent.head()).stream().map(fault -> "head " + fault),
                                faults(written.body(), sent.body()).stream())
                        .map(fault -> sent.to() + " " + sent.type() + ": " + fault)
                        .toList();
    }

    private static List<String> faults(JsonSchema schema, JsonNode body) {
        return schema.validate(body).stream()
                .map(fault -> fault.getMessage())
                .sorted()
                .toList();
    }

    /** Each channel and type, {@code kafka:orders io.tablesaga.ordering.order-paid.v1}. */
    Set<String> types() {
        Set<String> types = new TreeSet<>();
        schemas.forEach((to, named) -> named.keySet().forEach(type -> types.add(to + " " + type)));
        return types;
    }

    /** What the examples say would be sent. */
    List<SentMessage> examples() {
        List<SentMessage> examples = new ArrayList<>();
        channels().forEach((id, channel) -> channel.path("messages").forEach(named -> {
            JsonNode message = at(named);
            message.path("examples")
                    .forEach(example -> examples.add(new SentMessage(
                            to(id),
                            example.at("/headers/type")
                                    .asText(example.at("/payload/type").asText()),
                            example.path("headers").isMissingNode() ? JSON.createObjectNode() : example.path("headers"),
                            example.path("payload"))));
        }));
        return examples;
    }

    /** What is written of each message, by its channel and type. */
    Map<String, Map<String, JsonNode>> written() {
        Map<String, Map<String, JsonNode>> written = new TreeMap<>();
        channels().forEach((id, channel) -> channel.path("messages")
                .forEach(named ->
                        written.computeIfAbsent(to(id), none -> new TreeMap<>()).put(type(at(named)), at(named))));
        return written;
    }

    JsonNode api() {
        return api;
    }

    /** The channel of each operation that receives, by its id. */
    Map<String, String> readers() {
        return operations("receive");
    }

    /** The channel of each operation that sends, by its id. */
    Map<String, String> senders() {
        return operations("send");
    }

    private Map<String, String> operations(String action) {
        Map<String, String> operations = new TreeMap<>();
        api.path("operations").properties().forEach(operation -> {
            if (operation.getValue().path("action").asText().equals(action)) {
                String channel = operation.getValue().at("/channel/$ref").asText();
                operations.put(operation.getKey(), to(channel.substring(channel.lastIndexOf('/') + 1)));
            }
        });
        return operations;
    }

    Map<String, JsonNode> channels() {
        return named("/channels");
    }

    Map<String, JsonNode> messages() {
        return named("/components/messages");
    }

    Map<String, JsonNode> schemas() {
        return named("/components/schemas");
    }

    private Map<String, JsonNode> named(String where) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        api.at(where).properties().forEach(one -> found.put(one.getKey(), one.getValue()));
        return found;
    }

    /** As the routes write it: {@code kafka:orders}, {@code jms:queue:stock.hold}, {@code jms:topic:visit.news}. */
    String to(String channel) {
        JsonNode written = api.path("channels").path(channel);
        String address = written.path("address").asText(channel);
        if (written.at("/servers/0/$ref").asText().endsWith("/kafka")) {
            return "kafka:" + address;
        }
        return written.path("address").isNull()
                ? SentMessage.REPLIES
                : "jms:"
                        + written.path("x-destination-type")
                                .asText(written.at("/bindings/jms/destinationType")
                                        .asText())
                        + ":" + address;
    }

    /** Empty for a plain text: nothing of it says what it is. */
    private static String type(JsonNode message) {
        return message.path("contentType").asText().equals("text/plain")
                ? ""
                : message.path("name").asText();
    }

    private JsonNode at(JsonNode written) {
        JsonNode found = written;
        while (found.has("$ref")) {
            found = api.at(found.path("$ref").asText().substring(1));
        }
        return found;
    }

    /** Where nothing is said of a head, there is none. */
    private Written written(JsonNode message) {
        JsonNode none = JSON.createObjectNode().put("additionalProperties", false);
        return new Written(
                schema(message.has("headers") ? message.path("headers") : none), schema(message.path("payload")));
    }

    private JsonSchema schema(JsonNode payload) {
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(payload);
        whole.set("components", api.path("components"));
        // What AsyncAPI's own schemas build upon.
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(
                        whole,
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .locale(Locale.ENGLISH)
                                .build());
        schema.initializeValidators();
        return schema;
    }

    /** References that lead nowhere. */
    List<String> lost() {
        return api.findValues("$ref").stream()
                .map(JsonNode::asText)
                .filter(reference -> api.at(reference.substring(1)).isMissingNode())
                .toList();
    }
}
