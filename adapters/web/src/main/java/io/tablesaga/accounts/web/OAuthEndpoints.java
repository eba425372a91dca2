package io.tablesaga.accounts.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** All of OAuth that is offered; the library's other endpoints are never reached. Guarded by TokenEndpointTest. */
public final class OAuthEndpoints implements RequestMatcher {

    public static final String TOKEN = "/oauth2/token";
    public static final String KEYS = "/oauth2/jwks";
    private static final String METADATA = "/.well-known/oauth-authorization-server";

    private static final Map<String, String> METHODS = Map.of(TOKEN, "POST", KEYS, "GET", METADATA, "GET");

    @Override
    public boolean matches(HttpServletRequest request) {
        return METHODS.containsKey(request.getRequestURI());
    }

    static boolean isToken(HttpServletRequest request) {
        return request.getRequestURI().equals(TOKEN) && request.getMethod().equals(methodOf(request));
    }

    static String methodOf(HttpServletRequest request) {
        return METHODS.get(request.getRequestURI());
    }
}
