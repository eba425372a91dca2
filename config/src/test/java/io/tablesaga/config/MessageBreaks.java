package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.config.SchemaBreaks.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What readers of an earlier contract's messages stumble over now; and what we stumble over ourselves, in those that a node of
 * the earlier release has sent, or that have waited for a new one.
 */
final class MessageBreaks {

    private static final JsonNode NONE = new ObjectMapper().createObjectNode();

    private final MessageContract before;
    private final MessageContract now;
    private final List<String> breaks = new ArrayList<>();

    private MessageBreaks(MessageContract before, MessageContract now) {
        this.before = before;
        this.now = now;
    }

    /** @return a sentence for each */
    static List<String> between(MessageContract before, MessageContract now) {
        MessageBreaks found = new MessageBreaks(before, now);
        before.written().forEach((channel, messages) -> {
            if (now.written().containsKey(channel)) {
                found.compare(channel, messages, now.written().get(channel));
            } else {
                found.breaks.add("for whoever reads " + channel + ": nothing is said there any more");
            }
        });
        return found.breaks;
    }

    private void compare(String channel, Map<String, JsonNode> were, Map<String, JsonNode> are) {
        were.forEach((type, was) -> {
            JsonNode is = are.get(type);
            if (is == null) {
                breaks.add("for whoever reads " + channel + ": '" + type + "' is not said any more");
                return;
            }
            schemas("for whoever reads " + channel + ": " + type + " ", was, is, Way.SAID);
            if (channel.equals(SentMessage.REPLIES) || now.readers().containsValue(channel)) {
                schemas("for what an earlier release has sent to " + channel + ": " + type + " ", was, is, Way.READ);
            }
        });
    }

    private void schemas(String whom, JsonNode was, JsonNode is, Way way) {
        SchemaBreaks.between(flat(before, was.path("payload")), flat(now, is.path("payload")), way)
                .forEach(broken -> breaks.add(whom + broken));
        SchemaBreaks.between(flat(before, head(was)), flat(now, head(is)), way)
                .forEach(broken -> breaks.add(whom + "head " + broken));
    }

    private static JsonNode head(JsonNode message) {
        return message.has("headers") ? message.get("headers") : NONE;
    }

    private static FlatSchema flat(MessageContract contract, JsonNode written) {
        return FlatSchema.of(contract.api(), written);
    }
}
