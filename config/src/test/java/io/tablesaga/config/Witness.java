package io.tablesaga.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What guests asked for and were told, on disk before they do anything else; no fault of the campaign reaches it. */
final class Witness implements AutoCloseable {

    private final Path file;
    private final FileChannel out;

    /**
     * All that one guest was told, door by door, as HTTP has it.
     *
     * @param orders by what id its order was called
     * @param cancelled 0 when it asked for that and has heard nothing yet
     */
    record Heard(
            MixedStory story,
            String key,
            Set<String> orders,
            List<Integer> placed,
            List<Integer> confirmed,
            List<Integer> cancelled) {

        Heard(MixedStory story, String key) {
            this(story, key, new LinkedHashSet<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void hears(String door, int status, String order) {
            if (!order.isEmpty()) {
                orders.add(order);
            }
            switch (door) {
                case "order" -> placed.add(status);
                case "confirm" -> confirmed.add(status);
                default -> cancelled.add(status);
            }
        }
    }

    Witness(Path file) {
        this.file = file;
        try {
            out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param status 0 before it is known */
    synchronized void write(MixedStory story, String key, String door, int status, String order) {
        try {
            String line = String.join(" ", story.name(), key, door, String.valueOf(status), order) + "\n";
            out.write(StandardCharsets.UTF_8.encode(line));
            out.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every guest by its key, as the file has it. */
    synchronized Map<String, Heard> heard() {
        Map<String, Heard> all = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] words = line.split(" ", 5);
                all.computeIfAbsent(words[1], key -> new Heard(MixedStory.valueOf(words[0]), key))
                        .hears(words[2], Integer.parseInt(words[3]), words[4]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
