package io.tablesaga.accounts.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.springframework.web.filter.OncePerRequestFilter;

/** What is offered, and where (RFC 8414). The library's own answer cannot leave out endpoints we do not have. */
final class OAuthMetadata extends OncePerRequestFilter {

    private final Supplier<URI> address;

    /** @param address where programs find the product; the request's own Host header is not believed */
    OAuthMetadata(Supplier<URI> address) {
        this.address = address;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals(OAuthEndpoints.METADATA);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String base = address.get().toString().replaceAll("/+$", "");
        response.setContentType("application/json");
        response.getOutputStream()
                .write(
                        """
                {"issuer":"%s","token_endpoint":"%s","jwks_uri":"%s","response_types_supported":[],\
                "grant_types_supported":["client_credentials"],\
                "token_endpoint_auth_methods_supported":["client_secret_basic"]}"""
                                .formatted(base, base + OAuthEndpoints.TOKEN, base + OAuthEndpoints.KEYS)
                                .getBytes(StandardCharsets.UTF_8));
    }
}
