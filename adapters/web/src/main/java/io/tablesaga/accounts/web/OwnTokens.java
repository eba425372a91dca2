package io.tablesaga.accounts.web;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.SigningKey;
import io.tablesaga.accounts.SigningKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** The access tokens we sign ourselves. A program is read anew at each request, so that a closed one stops at once. */
public final class OwnTokens implements AccessTokens, OAuth2TokenCustomizer<JwtEncodingContext> {

    static final String AUDIENCE = "urn:tablesaga:api";

    /** As RFC 9068 has it: nothing else that we might sign one day is taken for an access token. */
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final SigningKeys keys;
    private final Accounts accounts;
    private final String issuer;
    private final JwtDecoder decoder;

    /** @param issuer the same for all nodes */
    public OwnTokens(SigningKeys keys, Accounts accounts, String issuer) {
        this.keys = keys;
        this.accounts = accounts;
        this.issuer = issuer;
        this.decoder = TokenReader.of(publicKeys(), Set.of(JWSAlgorithm.RS256), Set.of(TYPE), issuer, AUDIENCE);
    }

    /** Every key whose tokens are taken now, as {@code /oauth2/jwks} shows them. */
    public JWKSource<SecurityContext> publicKeys() {
        return (selector, context) -> {
            try {
                List<JWK> all = keys.verifying().stream()
                        .map(key -> (JWK) jwk(key).build())
                        .toList();
                return selector.select(new JWKSet(all));
            } catch (RuntimeException e) {
                throw new KeySourceException("the signing keys cannot be read", e);
            }
        };
    }

    public JwtEncoder encoder() {
        return new NimbusJwtEncoder((selector, context) -> {
            SigningKey key = keys.signing();
            return List.of(jwk(key).privateKey(key.signs()).build());
        });
    }

    private static RSAKey.Builder jwk(SigningKey key) {
        return new RSAKey.Builder(key.verifies())
                .keyID(key.id())
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.RS256);
    }

    @Override
    public void customize(JwtEncodingContext token) {
        token.getJwsHeader().type(TYPE.getType());
        token.getClaims().issuer(issuer).audience(List.of(AUDIENCE));
    }

    @Override
    public Optional<Account> accountOf(String token) {
        return TokenReader.read(decoder, token)
                .map(Jwt::getSubject)
                .flatMap(accounts::byLogin)
                .filter(account -> account.kind() == Account.Kind.PROGRAM);
    }
}
