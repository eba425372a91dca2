package io.tablesaga.accounts.web;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTParser;
import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.FederatedIdentity;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Access tokens of an OIDC issuer elsewhere, beside our own. They say who, never what that may do: whom they name must be
 * registered here with that issuer.
 */
public final class IssuerTokens implements AccessTokens {

    private static final Set<JWSAlgorithm> SIGNATURES = signatures();

    private static final Duration WAIT = Duration.ofSeconds(2);

    private final String issuer;
    private final Accounts accounts;
    private final AccessTokens others;
    private final JwtDecoder decoder;

    /**
     * @param audience as the issuer's tokens for us have it in {@code aud}
     * @param others takes every token that is not this issuer's
     */
    public IssuerTokens(URI issuer, String audience, Accounts accounts, AccessTokens others) {
        this.issuer = issuer.toString();
        this.accounts = accounts;
        this.others = others;
        this.decoder = TokenReader.of(
                new IssuerKeys(issuer, WAIT),
                SIGNATURES,
                Set.of(JOSEObjectType.JWT, new JOSEObjectType("at+jwt")),
                this.issuer,
                audience);
    }

    /** None that a public key could be taken as the secret of. */
    private static Set<JWSAlgorithm> signatures() {
        Set<JWSAlgorithm> all = new HashSet<>(JWSAlgorithm.Family.RSA);
        all.addAll(JWSAlgorithm.Family.EC);
        return all;
    }

    @Override
    public Optional<Account> accountOf(String token) {
        return issuer.equals(claimedIssuer(token))
                ? TokenReader.read(decoder, token).flatMap(this::named)
                : others.accountOf(token);
    }

    private static String claimedIssuer(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet().getIssuer();
        } catch (ParseException | RuntimeException unreadable) {
            return null;
        }
    }

    /** A person's token names the client they use as well, which must not make them that client. */
    private Optional<Account> named(Jwt token) {
        Stream<String> names = token.getSubject() == null
                ? Stream.of(token.getClaimAsString("client_id"), token.getClaimAsString("azp"))
                : Stream.of(token.getSubject());
        return names.map(name -> new FederatedIdentity(issuer, name))
                .filter(FederatedIdentity::possible)
                .flatMap(identity -> accounts.byIdentity(identity).stream())
                .findFirst();
    }
}
