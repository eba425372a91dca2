package io.tablesaga.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BiPredicate;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads a file that a route is to take, once its sender may send it: Camel reads bodies as text, whatever they are, and
 * what fails meanwhile would be a failure of ours. The route gets each byte as a character (ISO 8859-1).
 */
public final class RouteFiles extends OncePerRequestFilter {

    private final BiPredicate<String, String> takes;

    /** @param takes by method and path, whether a route takes a file there */
    public RouteFiles(BiPredicate<String, String> takes) {
        this.takes = takes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!takes.test(request.getMethod(), request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        byte[] file;
        try {
            file = request.getInputStream().readAllBytes();
        } catch (Refused no) {
            Problems.write(response, no.problem());
            return;
        }
        chain.doFilter(new WholeBody(request, file, StandardCharsets.ISO_8859_1), response);
    }
}
