package io.tablesaga.accounts.web;

import java.net.URI;
import java.util.function.Supplier;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** The library's OAuth server with all switched off that is not offered: client credentials, by secret, and no more. */
public final class OAuthDoor {

    private OAuthDoor() {}

    /** @param address where programs find the product */
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
                                .errorResponseHandler(errors)))
                .addFilterBefore(new OAuthMetadata(address), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(asked -> asked.anyRequest().authenticated())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .exceptionHandling(handling -> handling.authenticationEntryPoint(errors))
                .build();
    }
}
