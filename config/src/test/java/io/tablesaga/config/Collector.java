package io.tablesaga.config;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another company's: what takes traces by OTLP over HTTP, in Protocol Buffers. */
final class Collector implements AutoCloseable {

    /** @param parent empty of the first of a trace that began here */
    record Span(String trace, String id, String parent, String name, Map<String, String> attributes) {}

    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", exchange -> {
            ByteBuffer sent = ByteBuffer.wrap(exchange.getRequestBody().readAllBytes());
            for (ByteBuffer resource : fields(sent, 1)) {
                for (ByteBuffer scope : fields(resource, 2)) {
                    fields(scope, 2).forEach(span -> spans.add(read(span)));
                }
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Span> of(String trace) {
        return spans.stream().filter(span -> span.trace().equals(trace)).toList();
    }

    List<Span> all() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static Span read(ByteBuffer span) {
        Map<String, String> attributes = new HashMap<>();
        fields(span, 9)
                .forEach(one -> attributes.put(
                        text(fields(one, 1)),
                        fields(one, 2).stream()
                                .map(value -> text(fields(value, 1)))
                                .findFirst()
                                .orElse("")));
        return new Span(
                hex(fields(span, 1)), hex(fields(span, 2)), hex(fields(span, 4)), text(fields(span, 5)), attributes);
    }

    /** Of a message on the wire, every field of that number that has a length. */
    private static List<ByteBuffer> fields(ByteBuffer message, int number) {
        ByteBuffer rest = message.duplicate().order(java.nio.ByteOrder.LITTLE_ENDIAN);
        List<ByteBuffer> found = new ArrayList<>();
        while (rest.hasRemaining()) {
            long tag = varint(rest);
            switch ((int) tag & 7) {
                case 0 -> varint(rest);
                case 1 -> rest.getLong();
                case 5 -> rest.getInt();
                default -> {
                    int length = (int) varint(rest);
                    if (tag >> 3 == number) {
                        found.add(rest.slice(rest.position(), length));
                    }
                    rest.position(rest.position() + length);
                }
            }
        }
        return found;
    }

    private static long varint(ByteBuffer rest) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = rest.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static String hex(List<ByteBuffer> field) {
        return field.isEmpty() ? "" : HexFormat.of().formatHex(bytes(field.get(0)));
    }

    private static String text(List<ByteBuffer> field) {
        return field.isEmpty() ? "" : new String(bytes(field.get(0)), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer field) {
        byte[] bytes = new byte[field.remaining()];
        field.duplicate().get(bytes);
        return bytes;
    }
}
