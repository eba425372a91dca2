package io.tablesaga.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Closed unless opened: only the listed calls pass without the operator token. An order's own capability is checked where
 * the order is read.
 */
public final class Doorkeeper extends OncePerRequestFilter {

    private static final int MOST_BYTES = 64 * 1024;
    private static final List<Pattern> OPEN = List.of(
            Pattern.compile("POST /api/orders"),
            Pattern.compile("GET /api/orders/[^/]+"),
            Pattern.compile("GET /api/orders/[^/]+/receipt"),
            Pattern.compile("POST /api/orders/[^/]+/cancellations"),
            Pattern.compile("POST /api/payments/confirm"),
            Pattern.compile("POST " + Webhooks.PATH),
            Pattern.compile("GET /checkout/(pay|paid|failed|checkout\\.js|checkout\\.css)"),
            Pattern.compile("GET /api/menus"),
            Pattern.compile("GET /api/stores"),
            Pattern.compile("GET /actuator/health(/.*)?"));

    private final byte[] token;

    public Doorkeeper(String operatorToken) {
        this.token = ("Bearer " + operatorToken).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        if (request.getContentLengthLong() > MOST_BYTES) {
            refuse(request, response, HttpStatus.PAYLOAD_TOO_LARGE);
        } else if (form(request)) {
            refuse(request, response, HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        } else if (opened(request) || operator(request)) {
            pass(request, response, chain);
        } else {
            response.setHeader("WWW-Authenticate", "Bearer");
            Problems.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "unauthorized",
                    "This needs the operator token that was printed at start.");
        }
    }

    /** A body that does not say how long it is would be read to its end, wherever that is. */
    private static void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() >= 0 || request.getHeader("Transfer-Encoding") == null) {
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

    /** Nobody here takes forms; Camel would take one apart and log what it could not read. */
    private static boolean form(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null
                && type.toLowerCase(Locale.ROOT).matches("\\s*(application/x-www-form-urlencoded|multipart/).*");
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status)
            throws IOException {
        if (Webhooks.isOne(request)) {
            Webhooks.acknowledge(response);
        } else {
            Problems.write(response, Problems.of(status.value()));
        }
    }

    private static boolean opened(HttpServletRequest request) {
        String call = request.getMethod() + " " + request.getRequestURI();
        return OPEN.stream().anyMatch(open -> open.matcher(call).matches());
    }

    private boolean operator(HttpServletRequest request) {
        String given = request.getHeader("Authorization");
        return given != null && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), token);
    }
}
