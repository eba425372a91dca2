package io.tablesaga.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Closed unless opened: only the listed calls pass without the operator token. An order's own capability is checked where
 * the order is read.
 */
public final class Doorkeeper extends OncePerRequestFilter {

    private static final long MOST_BYTES = 64 * 1024;
    private static final List<Pattern> OPEN = List.of(
            Pattern.compile("POST /api/orders"),
            Pattern.compile("GET /api/orders/[^/]+"),
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
            Problems.write(response, HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "The body is larger than 64 KiB.");
        } else if (opened(request) || operator(request)) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("WWW-Authenticate", "Bearer");
            Problems.write(
                    response,
                    HttpStatus.UNAUTHORIZED,
                    "unauthorized",
                    "This needs the operator token that was printed at start.");
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
