package io.tablesaga.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** What no caller may send, whoever it is. Who may do what is looked at behind it. */
public final class Doorkeeper extends OncePerRequestFilter {

    private static final int MOST_BYTES = 64 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE);
        } else if (form(request)) {
            refuse(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        } else {
            pass(request, response, chain);
        }
    }

    /** A body that does not say how long it is would be read to its end, wherever that is. */
    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() >= 0
                || request.getHeader("Transfer-Encoding") == null
                || tokenForm(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE);
        } else {
            chain.doFilter(new WholeBody(request, body), response);
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
