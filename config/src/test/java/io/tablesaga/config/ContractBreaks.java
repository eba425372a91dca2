package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.config.SchemaBreaks.Way;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What a program that was built by an earlier contract stumbles over now, and whose program that is. */
final class ContractBreaks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode before;
    private final JsonNode now;
    private final List<String> breaks = new ArrayList<>();

    private ContractBreaks(WrittenContract before, WrittenContract now) {
        this.before = JSON.valueToTree(before.api());
        this.now = JSON.valueToTree(now.api());
    }

    /** @return a sentence for each */
    static List<String> between(WrittenContract before, WrittenContract now) {
        ContractBreaks found = new ContractBreaks(before, now);
        Map<String, WrittenOperation> operations = new LinkedHashMap<>();
        now.operations().forEach(operation -> operations.put(operation.call(), operation));
        for (WrittenOperation operation : before.operations()) {
            String whom = "for " + String.join(", ", operation.words()) + ": " + operation.call() + " ";
            WrittenOperation same = operations.get(operation.call());
            if (same == null) {
                found.breaks.add(whom + "is gone");
            } else {
                found.compare(whom, operation, same);
            }
        }
        return found.breaks;
    }

    private void compare(String whom, WrittenOperation was, WrittenOperation is) {
        require(was.id().equals(is.id()), whom + "is called " + is.id() + " now, it was " + was.id());
        Set<String> shut = new TreeSet<>(was.words());
        shut.removeAll(is.words());
        require(shut.isEmpty() || is.words().contains("anyone"), whom + "is closed to " + String.join(", ", shut));
        JsonNode old = JSON.valueToTree(was.written());
        JsonNode here = JSON.valueToTree(is.written());
        parameters(whom, old, here);
        body(whom, FlatSchema.at(before, old.path("requestBody")), FlatSchema.at(now, here.path("requestBody")));
        old.path("responses").properties().forEach(answer -> {
            JsonNode same = here.path("responses").path(answer.getKey());
            if (same.isMissingNode()) {
                breaks.add(whom + "does not answer " + answer.getKey() + " any more");
            } else {
                answer(
                        whom + "answers " + answer.getKey(),
                        FlatSchema.at(before, answer.getValue()),
                        FlatSchema.at(now, same));
            }
        });
    }

    private void parameters(String whom, JsonNode old, JsonNode here) {
        Map<String, JsonNode> were = parameters(before, old);
        Map<String, JsonNode> are = parameters(now, here);
        were.forEach((name, was) -> {
            if (are.containsKey(name)) {
                schemas(whom + "with the " + name, was, are.get(name), Way.READ);
            } else {
                breaks.add(whom + "does not read the " + name + " any more");
            }
        });
        are.forEach((name, is) -> require(
                !is.path("required").asBoolean()
                        || were.containsKey(name)
                                && were.get(name).path("required").asBoolean(),
                whom + "must be sent the " + name + " now"));
    }

    private static Map<String, JsonNode> parameters(JsonNode api, JsonNode operation) {
        Map<String, JsonNode> parameters = new LinkedHashMap<>();
        operation.path("parameters").forEach(named -> {
            JsonNode written = FlatSchema.at(api, named);
            parameters.put(
                    written.path("in").asText() + "'s " + written.path("name").asText(), written);
        });
        return parameters;
    }

    private void body(String whom, JsonNode was, JsonNode is) {
        require(was.path("required").asBoolean() || !is.path("required").asBoolean(), whom + "must be sent a body now");
        content(whom + "is sent", "is not read any more", was, is, Way.READ);
    }

    private void answer(String whom, JsonNode was, JsonNode is) {
        content(whom, "is not answered any more", was, is, Way.SAID);
        was.path("headers").properties().forEach(header -> {
            JsonNode same = is.path("headers").path(header.getKey());
            if (same.isMissingNode()) {
                breaks.add(whom + " without the header " + header.getKey());
            } else {
                schemas(
                        whom + " with the header " + header.getKey(),
                        FlatSchema.at(before, header.getValue()),
                        FlatSchema.at(now, same),
                        Way.SAID);
            }
        });
    }

    private void content(String whom, String gone, JsonNode was, JsonNode is, Way way) {
        was.path("content").properties().forEach(media -> {
            JsonNode same = is.path("content").path(media.getKey());
            if (same.isMissingNode()) {
                breaks.add(whom + " " + media.getKey() + ", which " + gone);
            } else {
                schemas(whom + " " + media.getKey(), media.getValue(), same, way);
                if (media.getValue().has(AnswerContract.EVENTS)) {
                    schemas(whom + " in events", media.getValue(), same, AnswerContract.EVENTS, way);
                }
            }
        });
    }

    private void schemas(String whom, JsonNode was, JsonNode is, Way way) {
        schemas(whom, was, is, "schema", way);
    }

    private void schemas(String whom, JsonNode was, JsonNode is, String which, Way way) {
        SchemaBreaks.between(FlatSchema.of(before, was.path(which)), FlatSchema.of(now, is.path(which)), way)
                .forEach(broken -> breaks.add(whom + ": " + broken));
    }

    private void require(boolean kept, String sentence) {
        if (!kept) {
            breaks.add(sentence);
        }
    }
}
