package io.tablesaga.accounts.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadataClaimNames;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;

/** The library's OAuth server with all switched off that is not offered: client credentials, by secret, and no more. */
public final class OAuthDoor {

    private static final Set<String> SAID = Set.of(
            OAuth2AuthorizationServerMetadataClaimNames.ISSUER,
            OAuth2AuthorizationServerMetadataClaimNames.TOKEN_ENDPOINT,
            OAuth2AuthorizationServerMetadataClaimNames.JWKS_URI,
            OAuth2AuthorizationServerMetadataClaimNames.RESPONSE_TYPES_SUPPORTED);

    private OAuthDoor() {}

    /** @param address where programs find the product; the request's own Host header is not believed */
    public static SecurityFilterChain of(HttpSecurity http, ProgramSecrets secrets, Supplier<URI> address)
            throws Exception {
        OAuthErrors errors = new OAuthErrors();
        OAuth2AuthorizationServerConfigurer server = OAuth2AuthorizationServerConfigurer.authorizationServer();
        return http.securityMatcher(new OAuthEndpoints())
                .with(server, offered -> offered.clientAuthentication(client -> client.authenticationConverters(all ->
                                        all.removeIf(one -> !(one instanceof ClientSecretBasicAuthenticationConverter)))
                                .authenticationProviders(all -> {
                                    all.clear();
                                    all.add(secrets);
                                })
                                .errorResponseHandler(errors))
                        .tokenEndpoint(token -> token.accessTokenRequestConverters(all -> all.removeIf(
                                        one -> !(one instanceof OAuth2ClientCredentialsAuthenticationConverter)))
                                .errorResponseHandler(errors))
                        .authorizationServerMetadataEndpoint(metadata -> metadata.authorizationServerMetadataCustomizer(
                                said -> said.claims(claims -> say(claims, address.get()))
                                        .grantType(AuthorizationGrantType.CLIENT_CREDENTIALS.getValue())
                                        .tokenEndpointAuthenticationMethod(
                                                ClientAuthenticationMethod.CLIENT_SECRET_BASIC.getValue()))))
                .authorizeHttpRequests(asked -> asked.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(errors))
                .build();
    }

    private static void say(Map<String, Object> claims, URI address) {
        String base = address.toString().replaceAll("/+$", "");
        claims.keySet().retainAll(SAID);
        claims.put(OAuth2AuthorizationServerMetadataClaimNames.ISSUER, base);
        claims.put(OAuth2AuthorizationServerMetadataClaimNames.TOKEN_ENDPOINT, base + OAuthEndpoints.TOKEN);
        claims.put(OAuth2AuthorizationServerMetadataClaimNames.JWKS_URI, base + OAuthEndpoints.KEYS);
        // The library wants one; there is no endpoint that would give one.
        claims.put(OAuth2AuthorizationServerMetadataClaimNames.RESPONSE_TYPES_SUPPORTED, List.of("none"));
    }
}
