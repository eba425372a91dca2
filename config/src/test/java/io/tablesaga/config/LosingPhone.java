package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** A phone at the edge of the network, on TCP connections of its own: it says everything again until it hears an answer. */
final class LosingPhone {

    private static final int MOST_TRIES = 100;

    private final int port;
    private final String token;
    private final Random chance;

    LosingPhone(Product product, String token, Random chance) {
        this.port = URI.create(product.base()).getPort();
        this.token = token;
        this.chance = chance;
    }

    /** @param lost how often it was sent before without an answer */
    record Heard(int status, JsonNode json, int lost) {

        boolean done() {
            return status / 100 == 2;
        }

        /** Nothing of it can have happened. */
        boolean surelyRefused() {
            return !done() && lost == 0;
        }
    }

    Heard send(String method, String path, String more, String body) {
        byte[] request = request(method, path, more, body);
        for (int lost = 0; lost < MOST_TRIES; lost++) {
            try {
                Wire.Said said = tried(request);
                if (said != null) {
                    return new Heard(said.status(), Draft.JSON.readTree(said.body()), lost);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new AssertionError("never got through: " + method + " " + path);
    }

    /** @return null when the connection is lost */
    private Wire.Said tried(byte[] request) throws IOException {
        switch (chance.nextInt(5)) {
            case 0 -> cut(Arrays.copyOf(request, request.length - 1 - chance.nextInt(request.length - 1)), false);
            case 1 -> cut(request, false);
            case 2 -> cut(request, true);
            case 3 -> {
                try (Wire wire = new Wire(port)) {
                    // It was carried out and answered; the phone does not hear it.
                    wire.send(request, false, false);
                }
            }
            default -> {
                try (Wire wire = new Wire(port)) {
                    return wire.send(request, false, false);
                }
            }
        }
        return null;
    }

    /** @param reset gone without a farewell */
    private void cut(byte[] request, boolean reset) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            if (reset) {
                socket.setSoLinger(true, 0);
            }
            socket.getOutputStream().write(request);
        }
    }

    private byte[] request(String method, String path, String more, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = "%s %s HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer %s\r\n%s"
                .formatted(method, path, token, more);
        String type = "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n".formatted(content.length);
        return (head + type + body).getBytes(StandardCharsets.UTF_8);
    }
}
