package io.tablesaga.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Predicate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Asks a route for the whole answer where a caller wants its head alone; the server leaves the body out. Camel by itself
 * says 405 with the head of the request in the answer, the caller's token in it: guarded by MutationRunTest.
 */
public final class RouteHeads extends OncePerRequestFilter {

    private final Predicate<String> routeIsRead;

    /** @param routeIsRead by path, whether what is read there is a route's to answer */
    public RouteHeads(Predicate<String> routeIsRead) {
        this.routeIsRead = routeIsRead;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean headOfRoute = request.getMethod().equals("HEAD") && routeIsRead.test(request.getRequestURI());
        chain.doFilter(headOfRoute ? new Whole(request) : request, response);
    }

    private static final class Whole extends HttpServletRequestWrapper {

        Whole(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }
    }
}
