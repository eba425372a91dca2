package io.tablesaga.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** What no caller may send, whoever it is. Who may do what is looked at behind it. */
public final class Doorkeeper extends OncePerRequestFilter {

    /** How many bytes a file may have that is sent there, by the contract; 0 where none is taken. */
    @FunctionalInterface
    public interface FileBytes {
        int at(String method, String path);
    }

    private static final int MOST_BYTES = 64 * 1024;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH");

    private final FileBytes files;

    public Doorkeeper(FileBytes files) {
        this.files = files;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (!METHODS.contains(request.getMethod())) {
            refuse(request, response, HttpStatus.METHOD_NOT_ALLOWED);
        } else if (!plain(request)) {
            refuse(request, response, HttpStatus.BAD_REQUEST);
        } else if (form(request)) {
            refuse(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        } else {
            measured(request, response, chain);
        }
    }

    private void measured(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        int fileBytes = files.at(request.getMethod(), request.getRequestURI());
        if (fileBytes > 0 && request.getContentLengthLong() > fileBytes) {
            Problems.write(response, MeasuredBody.tooLarge(fileBytes));
        } else if (fileBytes > 0) {
            // Nobody has been asked who they are yet: it is read, and counted, behind the door.
            chain.doFilter(new MeasuredBody(request, fileBytes), response);
        } else if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE);
        } else {
            pass(request, response, chain);
        }
    }

    /**
     * A path of ours needs no encoding; encoded, what is behind the door might read another path than the door did. And no
     * header needs control characters.
     */
    private static boolean plain(HttpServletRequest request) {
        String query = request.getQueryString();
        return !request.getRequestURI().contains("%")
                && !request.getRequestURI().contains(";")
                && (query == null || !query.contains("%00"))
                && Collections.list(request.getHeaderNames()).stream()
                        .allMatch(name -> Collections.list(request.getHeaders(name)).stream()
                                .allMatch(Doorkeeper::printable));
    }

    private static boolean printable(String value) {
        return value.chars().allMatch(c -> c == '\t' || !Character.isISOControl(c));
    }

    /** A body that does not say how long it is would be read to its end, wherever that is. */
    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean body = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!body || tokenForm(request)) {
            chain.doFilter(request, response);
        } else {
            passWhole(request, response, chain);
        }
    }

    private static void passWhole(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE);
        } else if (!text(body)) {
            refuse(request, response, HttpStatus.BAD_REQUEST);
        } else {
            chain.doFilter(new WholeBody(request, body), response);
        }
    }

    /**
     * JSON is UTF-8; what else a reader would guess by itself, another one behind the door would not. And PostgreSQL keeps
     * no text with a NUL.
     */
    private static boolean text(byte[] body) {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return text.chars().noneMatch(c -> c == 0) && !text.toString().contains("\\u0000");
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Only OAuth takes forms; Camel would take one apart and log what it could not read. */
    private static boolean form(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).matches("\\s*(application/x-www-form-urlencoded|multipart/).*")
                && !tokenForm(request);
    }

    /** Tomcat itself reads it, to the same size. */
    private static boolean tokenForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && request.getRequestURI().equals("/oauth2/token")
                && type.toLowerCase(Locale.ROOT).strip().startsWith("application/x-www-form-urlencoded");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        if (Webhooks.isOne(request)) {
            Webhooks.acknowledge(response);
        } else {
            Problems.write(response, Problems.of(status.value()));
        }
    }
}
