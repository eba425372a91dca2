package io.tablesaga.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A path is asked as the contract names it, not as one does that has an id in its place: {@code DELETE
 * …/operators/invitations} takes no account away. Spring would pass it on as that, and Camel would say 405 with the head of the
 * request in the answer, the caller's token in it: guarded by DoorTest.
 */
public final class RouteMethods extends OncePerRequestFilter {

    private final Function<String, Set<String>> methods;

    /** @param methods by path, how it may be asked; empty where the contract has none */
    public RouteMethods(Function<String, Set<String>> methods) {
        this.methods = methods;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Set<String> known = methods.apply(request.getRequestURI());
        if (known.isEmpty() || known.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", known));
            Problems.write(response, Problems.of(HttpStatus.METHOD_NOT_ALLOWED.value()));
        }
    }
}
