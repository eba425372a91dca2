package io.tablesaga.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser that came by https once comes back by nothing else, also when somebody in the guests' Wi-Fi answers for us. For a
 * month after the last time: a house may give its name to something else one day.
 */
public final class OnlyByHttps extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=2592000");
        }
        chain.doFilter(request, response);
    }
}
