package io.tablesaga.shared.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** Closed: 401 to whoever is not known, 403 to whoever is. */
public final class DoorProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        response.setHeader("WWW-Authenticate", "Bearer");
        Problems.write(response, Problems.of(HttpStatus.UNAUTHORIZED.value()));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        Problems.write(
                response,
                denied instanceof CsrfException
                        ? Problems.of(
                                HttpStatus.FORBIDDEN,
                                "csrf-token",
                                "Send the csrfToken that GET /api/session gives as the header X-CSRF-TOKEN.")
                        : Problems.of(HttpStatus.FORBIDDEN.value()));
    }
}
