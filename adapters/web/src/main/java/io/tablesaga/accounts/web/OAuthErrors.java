package io.tablesaga.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** What a program is told that gets no token (RFC 6749, 5.2). Nothing it has sent is repeated. */
final class OAuthErrors implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (failure instanceof ProgramSecrets.Locked locked) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(locked.seconds()));
        }
        write(
                response,
                failure instanceof OAuth2AuthenticationException known
                        ? known.getError().getErrorCode()
                        : OAuth2ErrorCodes.INVALID_REQUEST);
    }

    /** A request for a token that names no program. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        write(response, OAuth2ErrorCodes.INVALID_CLIENT);
    }

    private static void write(HttpServletResponse response, String code) throws IOException {
        boolean unknown = code.equals(OAuth2ErrorCodes.INVALID_CLIENT);
        if (unknown) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"tablesaga\"");
        }
        response.setStatus(unknown ? HttpStatus.UNAUTHORIZED.value() : HttpStatus.BAD_REQUEST.value());
        response.setContentType("application/json");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // Codes are OAuth's own words and need no escaping.
        response.getOutputStream().print("{\"error\":\"" + code + "\"}");
    }
}
