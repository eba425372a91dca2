package io.tablesaga.config;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** The events of a stream as they leave, however their bytes are cut: each once it is whole, by name and data. */
final class HeardEvents {

    private final BiConsumer<String, String> judge;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String name = "message";
    private String data = "";

    HeardEvents(BiConsumer<String, String> judge) {
        this.judge = judge;
    }

    void hear(byte[] bytes, int from, int length) {
        for (int at = from; at < from + length; at++) {
            if (bytes[at] == '\n') {
                hear(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(bytes[at]);
            }
        }
    }

    /** A comment has neither, and a number of its own is no part of what is said. */
    private void hear(String said) {
        if (said.startsWith("event:")) {
            name = said.substring("event:".length()).strip();
        } else if (said.startsWith("data:")) {
            data += said.substring("data:".length()) + "\n";
        } else if (said.isEmpty()) {
            if (!data.isEmpty()) {
                judge.accept(name, data);
            }
            name = "message";
            data = "";
        }
    }
}
