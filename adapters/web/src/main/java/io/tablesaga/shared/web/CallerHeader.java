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
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells whatever is behind the door who asks. {@link TrustedHeaders} drops what a client writes there. */
public final class CallerHeader extends OncePerRequestFilter {

    /** The routes read it by this name. */
    public static final String NAME = "tablesaga-caller";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Introduced(request, caller().line()), response);
    }

    /** Of the request this thread is at. */
    public static Caller caller() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication known
                ? known.caller()
                : new Caller.Nobody();
    }

    private static final class Introduced extends HttpServletRequestWrapper {

        private final String line;

        Introduced(HttpServletRequest request, String line) {
            super(request);
            this.line = line;
        }

        @Override
        public String getHeader(String name) {
            return NAME.equalsIgnoreCase(name) ? line : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return NAME.equalsIgnoreCase(name) ? Collections.enumeration(List.of(line)) : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames());
            names.add(NAME);
            return Collections.enumeration(names);
        }
    }
}
