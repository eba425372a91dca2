package io.tablesaga.shared.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Another site's page in somebody's browser changes nothing here, nor signs anybody in. Browsers say so themselves (Fetch
 * Metadata); who sends a token of its own is no page of another site.
 */
public final class CrossSite extends OncePerRequestFilter {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OTHERS = Set.of("cross-site", "same-site");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String from = request.getHeader("Sec-Fetch-Site");
        if (unsafe(request)
                && request.getHeader("Authorization") == null
                && from != null
                && OTHERS.contains(from)
                && !Webhooks.isOne(request)) {
            Problems.write(
                    response,
                    HttpStatus.FORBIDDEN,
                    "cross-site",
                    "This was sent by another site; open ours and do it there.");
        } else {
            chain.doFilter(request, response);
        }
    }

    public static boolean unsafe(HttpServletRequest request) {
        return !SAFE.contains(request.getMethod());
    }
}
