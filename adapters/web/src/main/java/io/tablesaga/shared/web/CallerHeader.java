package io.tablesaga.shared.web;

import io.tablesaga.shared.Caller;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.MDC;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells whatever is behind the door, and the log, who asks, and from where. {@link TrustedHeaders} drops what a client writes there. */
public final class CallerHeader extends OncePerRequestFilter {

    /** The routes read it by this name. */
    public static final String NAME = "tablesaga-caller";

    /** The client's, as the server sees it. */
    public static final String ADDRESS = "tablesaga-address";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = caller();
        if (caller instanceof Caller.AtTable guest) {
            MDC.put("store", guest.store().toString());
            guest.visit().ifPresent(visit -> MDC.put("visit", visit.toString()));
        }
        try {
            chain.doFilter(
                    new Introduced(request, Map.of(NAME, caller.line(), ADDRESS, request.getRemoteAddr())), response);
        } finally {
            MDC.remove("store");
            MDC.remove("visit");
        }
    }

    /** Of the request this thread is at. */
    public static Caller caller() {
        Authentication known = SecurityContextHolder.getContext().getAuthentication();
        return known != null && known.getPrincipal() instanceof Caller caller ? caller : new Caller.Nobody();
    }

    private static final class Introduced extends HttpServletRequestWrapper {

        private final Map<String, String> more;

        Introduced(HttpServletRequest request, Map<String, String> more) {
            super(request);
            this.more = more;
        }

        @Override
        public String getHeader(String name) {
            return more.getOrDefault(name.toLowerCase(Locale.ROOT), super.getHeader(name));
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            String ours = more.get(name.toLowerCase(Locale.ROOT));
            return ours == null ? super.getHeaders(name) : Collections.enumeration(List.of(ours));
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames());
            names.addAll(more.keySet());
            return Collections.enumeration(names);
        }
    }
}
