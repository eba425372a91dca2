package io.tablesaga.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The port answers before the routes are there, and after they have begun to go: until then, and from then on, a guest is
 * asked to come back, instead of being told that ordering does not exist.
 */
public final class OpeningHours extends OncePerRequestFilter {

    private final BooleanSupplier open;

    public OpeningHours(BooleanSupplier open) {
        this.open = open;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (open.getAsBoolean()) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Retry-After", "2");
            Problems.write(
                    response,
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "starting-or-stopping",
                    "The service is starting or stopping. Nothing was done; please try again shortly.");
        }
    }
}
