package io.tablesaga.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** All of OAuth that is offered; the library's other endpoints are never reached. Guarded by TokenEndpointTest. */
final class OAuthEndpoints implements RequestMatcher {

    static final String TOKEN = "/oauth2/token";
    static final String KEYS = "/oauth2/jwks";
    static final String METADATA = "/.well-known/oauth-authorization-server";

    private static final Set<String> OFFERED = Set.of("POST " + TOKEN, "GET " + KEYS, "GET " + METADATA);

    @Override
    public boolean matches(HttpServletRequest request) {
        return OFFERED.contains(request.getMethod() + " " + request.getRequestURI());
    }
}
