package io.tablesaga.accounts.web;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** What every access token must be, whoever has signed it. Guarded by ForgedTokensTest and IssuerTest. */
final class TokenReader {

    private TokenReader() {}

    static JwtDecoder of(
            JWKSource<SecurityContext> keys,
            Set<JWSAlgorithm> algorithms,
            Set<JOSEObjectType> types,
            String issuer,
            String audience) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(types));
        // The validators below look at the claims.
        processor.setJWTClaimsSetVerifier((claims, context) -> {});
        NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtTimestampValidator(),
                // A token without an end would pass the one above.
                new JwtClaimValidator<>(JwtClaimNames.EXP, end -> end != null),
                new JwtClaimValidator<>(JwtClaimNames.ISS, by -> by != null && issuer.equals(by.toString())),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audiences -> audiences != null && audiences.contains(audience)))));
        return decoder;
    }

    /**
     * @return empty when the token is not taken
     * @throws AccessTokens.NotNow when its keys cannot be had at the moment
     */
    static Optional<Jwt> read(JwtDecoder decoder, String token) {
        try {
            return Optional.of(decoder.decode(token));
        } catch (BadJwtException notTaken) {
            return Optional.empty();
        } catch (JwtException noKeys) {
            throw new AccessTokens.NotNow(noKeys);
        }
    }
}
