package io.tablesaga.shared.web;

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
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/** Hides headers that would steer routes: a client must not join a saga, nor speak Camel's own language (CAMEL-24449). */
public final class TrustedHeaders extends OncePerRequestFilter {

    /** The ids of the contract's paths: to a route they are headers too, and the door has looked at the path's. */
    private static final Pattern PATH_ID = Pattern.compile("[a-z]+id");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Stripped(request), response);
    }

    private static boolean steers(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.equals("long-running-action")
                || name.startsWith("camel")
                || name.startsWith("org.apache.camel")
                || name.startsWith("tablesaga-")
                || PATH_ID.matcher(name).matches();
    }

    private static final class Stripped extends HttpServletRequestWrapper {

        Stripped(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getHeader(String name) {
            return steers(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return steers(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames());
            names.removeIf(TrustedHeaders::steers);
            return Collections.enumeration(names);
        }
    }
}
