package io.tablesaga.evening;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A connection that breaks while somebody asks: nobody knows how much of the request has arrived. */
final class CutLine {

    private CutLine() {}

    /** @return false where it cannot be done, behind TLS */
    static boolean cut(URI base, HttpRequest request, String body, Cut where) {
        if (!base.getScheme().equals("http")) {
            return false;
        }
        byte[] all = written(request, body);
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            boolean half = where == Cut.IN_REQUEST;
            // In the middle of a request the line is just dead; after it a phone that is put away says farewell.
            socket.setSoLinger(half, 0);
            socket.getOutputStream().write(half ? Arrays.copyOf(all, all.length / 2) : all);
            return true;
        } catch (IOException e) {
            return true;
        }
    }

    private static byte[] written(HttpRequest request, String body) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder();
        head.append(request.method()).append(' ').append(request.uri().getRawPath());
        if (request.uri().getRawQuery() != null) {
            head.append('?').append(request.uri().getRawQuery());
        }
        head.append(" HTTP/1.1\r\nHost: ").append(request.uri().getAuthority()).append("\r\n");
        request.headers()
                .map()
                .forEach((name, values) ->
                        head.append(name).append(": ").append(values.get(0)).append("\r\n"));
        head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
        byte[] start = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, all, start.length, content.length);
        return all;
    }
}
