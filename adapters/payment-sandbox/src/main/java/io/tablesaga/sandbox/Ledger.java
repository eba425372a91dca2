package io.tablesaga.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A file of JSON lines, each forced to disk before anybody is told. Whoever wrote one keeps only its place, and reads it again:
 * so a long list of payments needs little memory. A line torn by a crash was never answered and is dropped.
 */
final class Ledger implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BLOCK = 1 << 20;
    private static final int USUAL_LINE = 4096;

    private final FileChannel file;
    private long end;

    interface Reader {

        /** @param place where the line begins */
        void line(long place, JsonNode line);
    }

    private interface RawReader {

        void line(long place, byte[] block, int from, int to) throws IOException;
    }

    Ledger(Path path) {
        try {
            if (path.toAbsolutePath().getParent() != null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
            }
            file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            end = scan((place, block, from, to) -> {});
            file.truncate(end);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger " + path + " cannot be read", e);
        }
    }

    /** Reads the lines of a kind, oldest first. A line's kind is its first field. */
    void replay(String kind, Reader reader) {
        byte[] start = ("{\"" + kind + "\"").getBytes(StandardCharsets.UTF_8);
        try {
            scan((place, block, from, to) -> {
                int until = Math.min(to, from + start.length);
                if (Arrays.equals(block, from, until, start, 0, start.length)) {
                    reader.line(place, JSON.readTree(block, from, to - from));
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be read", e);
        }
    }

    /** @return where the whole lines end */
    private long scan(RawReader reader) throws IOException {
        byte[] block = new byte[BLOCK];
        long place = 0;
        while (true) {
            int read = file.read(ByteBuffer.wrap(block), place);
            int from = 0;
            for (int i = 0; i < read; i++) {
                if (block[i] == '\n') {
                    reader.line(place + from, block, from, i);
                    from = i + 1;
                }
            }
            if (from == 0) {
                return place;
            }
            place += from;
        }
    }

    JsonNode read(long place) {
        try {
            for (int length = USUAL_LINE; ; length *= 2) {
                byte[] bytes = new byte[length];
                int read = file.read(ByteBuffer.wrap(bytes), place);
                for (int i = 0; i < read; i++) {
                    if (bytes[i] == '\n') {
                        return JSON.readTree(bytes, 0, i);
                    }
                }
                if (read < length) {
                    throw new IllegalStateException("no line of the ledger begins at " + place);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be read", e);
        }
    }

    /** @return its place */
    synchronized long write(ObjectNode line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8));
            long place = end;
            while (bytes.hasRemaining()) {
                file.write(bytes, place + bytes.position());
            }
            file.force(false);
            end = place + bytes.position();
            return place;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a ledger line cannot be written", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
