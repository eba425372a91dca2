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
 * While no place is left even to wait, a new order is turned away before anybody asks what it is and whose. In an overload
 * the machine has nothing to give away: what is refused late costs those who could be served.
 */
public final class FullHouse extends OncePerRequestFilter {

    private final BooleanSupplier full;
    private final Runnable turnedAway;

    /** @param turnedAway is told of each */
    public FullHouse(BooleanSupplier full, Runnable turnedAway) {
        this.full = full;
        this.turnedAway = turnedAway;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean newOrder =
                request.getMethod().equals("POST") && request.getRequestURI().equals("/api/orders");
        if (newOrder && full.getAsBoolean()) {
            turnedAway.run();
            Problems.write(response, Problems.of(HttpStatus.SERVICE_UNAVAILABLE.value()));
        } else {
            chain.doFilter(request, response);
        }
    }
}
