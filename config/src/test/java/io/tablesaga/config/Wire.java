package io.tablesaga.config;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HTTP by hand on one connection: it sends what no client library would, and reads exactly one answer. */
final class Wire implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private boolean open = true;

    Wire(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** @param headers each as it came */
    record Said(int status, List<String> headers, byte[] body) {

        Optional<String> header(String name) {
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                    .map(line -> line.substring(name.length() + 1).trim())
                    .findFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return status + " " + headers + " " + text();
        }
    }

    /**
     * @param bodiless whether it asks with HEAD
     * @param last nothing follows: the server sees the end of what is sent
     */
    Said send(byte[] request, boolean bodiless, boolean last) throws IOException {
        try {
            socket.getOutputStream().write(request);
            if (last) {
                socket.shutdownOutput();
            }
        } catch (IOException e) {
            // It may have answered and hung up before it had heard everything.
            open = false;
        }
        Said said = read(bodiless);
        open = open
                && !last
                && said.header("connection").filter("close"::equalsIgnoreCase).isEmpty();
        return said;
    }

    /** Whether the next request may go the same way. */
    boolean open() {
        return open;
    }

    void hangUp() {
        open = false;
    }

    /** Whether more came than was asked for. */
    boolean talkative() throws IOException {
        return in.available() > 0;
    }

    private Said read(boolean bodiless) throws IOException {
        int status;
        List<String> headers;
        do {
            String line = firstLine();
            if (line.startsWith("{")) {
                open = false;
                return headless(line);
            }
            if (!line.matches("HTTP/1\\.1 \\d{3}( .*)?")) {
                throw new IOException("no answer begins like this: " + line);
            }
            status = Integer.parseInt(line.substring(9, 12));
            headers = headers();
        } while (status < 200);
        Said head = new Said(status, headers, new byte[0]);
        return bodiless || status == 204 || status == 304 ? head : new Said(status, headers, body(head));
    }

    /** An answer without a head is all there is until the end. */
    private String firstLine() throws IOException {
        in.mark(1);
        boolean headless = in.read() == '{';
        in.reset();
        return headless ? new String(in.readAllBytes(), StandardCharsets.UTF_8) : line();
    }

    /**
     * Tomcat answers a line it cannot read as the request before it on the same processor, of whatever connection: after one of
     * HTTP/0.9, with a body alone.
     */
    private static Said headless(String body) throws IOException {
        int status = Draft.JSON.readTree(body).path("status").asInt();
        if (status != 400) {
            throw new IOException("no answer begins like this: " + body);
        }
        return new Said(
                status, List.of("content-type: application/problem+json"), body.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] body(Said head) throws IOException {
        if (head.header("transfer-encoding").filter("chunked"::equals).isPresent()) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = size(); size > 0; size = size()) {
                body.write(in.readNBytes(size));
                line();
            }
            line();
            return body.toByteArray();
        }
        if (head.header("content-length").isPresent()) {
            int length = Integer.parseInt(head.header("content-length").get());
            byte[] body = in.readNBytes(length);
            if (body.length < length) {
                throw new EOFException("half an answer: " + head);
            }
            return body;
        }
        open = false;
        return in.readAllBytes();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().replaceFirst(";.*", "").trim(), 16);
    }

    private List<String> headers() throws IOException {
        List<String> headers = new ArrayList<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            headers.add(line);
        }
        return headers;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended after «" + line + "»");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
