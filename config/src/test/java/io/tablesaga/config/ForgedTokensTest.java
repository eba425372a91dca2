package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.tablesaga.accounts.SigningKey;
import io.tablesaga.accounts.SigningKeys;
import io.tablesaga.config.Product.Answer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens that are almost right. One that is right in all is taken, so each of the others fails for what its name says. */
class ForgedTokensTest {

    private static final Product PRODUCT = Product.running(Product.Wired.DIRECT);
    private static final OAuthClient CLIENT = OAuthClient.registered(PRODUCT, "integrator");
    private static final SigningKey KEY =
            PRODUCT.context().getBean(SigningKeys.class).signing();

    record Forged(String what, String token) {

        @Override
        public String toString() {
            return what;
        }
    }

    @Test
    void a_token_that_is_right_is_taken() throws Exception {
        assertThat(OAuthClient.statusWith(PRODUCT, signed(claims -> {}))).isEqualTo(200);
    }

    static Stream<Forged> forged() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair foreign = generator.generateKeyPair();
        String good = signed(claims -> {});
        String[] parts = good.split("[.]");
        byte[] publicKey = KEY.verifies().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(publicKey)
                + "\n-----END PUBLIC KEY-----\n";
        return Stream.of(
                new Forged("expired", signed(claims -> claims.expirationTime(in(-120)))),
                new Forged("without an end", signed(claims -> claims.expirationTime(null))),
                new Forged("not valid yet", signed(claims -> claims.notBeforeTime(in(300)))),
                new Forged("for another audience", signed(claims -> claims.audience("urn:another:api"))),
                new Forged("for no audience", signed(claims -> claims.audience((String) null))),
                new Forged("of another issuer", signed(claims -> claims.issuer("urn:another:box"))),
                new Forged("of no issuer", signed(claims -> claims.issuer(null))),
                new Forged("nobody's", signed(claims -> claims.subject("nobody-at-all"))),
                new Forged("without a subject", signed(claims -> claims.subject(null))),
                new Forged("a person's", signed(claims -> claims.subject("operator@demo.example"))),
                new Forged("signed as something else", signed(JWSAlgorithm.RS256, JOSEObjectType.JWT, KEY.id(), rsa())),
                new Forged("without a type", signed(JWSAlgorithm.RS256, null, KEY.id(), rsa())),
                new Forged("by a key of no known name", signed(JWSAlgorithm.RS256, accessToken(), "unknown", rsa())),
                new Forged(
                        "with an algorithm that is not ours",
                        signed(JWSAlgorithm.RS512, accessToken(), KEY.id(), rsa())),
                new Forged(
                        "signed by another's key under our key's name",
                        signed(JWSAlgorithm.RS256, accessToken(), KEY.id(), new RSASSASigner(foreign.getPrivate()))),
                new Forged("not signed", new PlainJWT(claims().build()).serialize()),
                new Forged(
                        "not signed, under our header's name",
                        Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString("{\"alg\":\"none\",\"typ\":\"at+jwt\"}"
                                                .getBytes(StandardCharsets.UTF_8))
                                + "." + parts[1] + "."),
                new Forged(
                        "HS256 with the public key as the secret",
                        signed(JWSAlgorithm.HS256, accessToken(), KEY.id(), new MACSigner(publicKey))),
                new Forged(
                        "HS256 with the public key's text as the secret",
                        signed(JWSAlgorithm.HS256, accessToken(), KEY.id(), new MACSigner(pem))),
                new Forged("truncated", good.substring(0, good.length() - 10)),
                new Forged("without its signature", parts[0] + "." + parts[1] + "."),
                new Forged(
                        "with another token's signature",
                        parts[0] + "." + parts[1] + "."
                                + signed(claims -> claims.expirationTime(in(77)))
                                        .split("[.]")[2]),
                new Forged("with a part more", good + ".x"),
                new Forged("dots", "..."),
                new Forged("one dot", "."),
                new Forged("no JSON", "e30.e30.e30"));
    }

    @ParameterizedTest
    @MethodSource("forged")
    void a_forged_token_is_nobody_s(Forged forged) {
        Answer answer = PRODUCT.get("/api/stores/" + Product.STORE + "/webhook-address", forged.token());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthorized");
    }

    @Test
    void a_token_of_100_kb_is_refused_before_anybody_reads_it() {
        Answer answer =
                PRODUCT.get("/api/stores/" + Product.STORE + "/webhook-address", "e30." + "A".repeat(100_000) + ".x");
        assertThat(answer.status()).isIn(400, 431);
        assertThat(answer.http().headers().firstValue("content-type")).contains("application/problem+json");
    }

    private static RSASSASigner rsa() {
        return new RSASSASigner(KEY.signs());
    }

    private static JOSEObjectType accessToken() {
        return new JOSEObjectType("at+jwt");
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("urn:tablesaga:box")
                .audience("urn:tablesaga:api")
                .subject(CLIENT.clientId())
                .issueTime(in(0))
                .expirationTime(in(600));
    }

    private static String signed(Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        JWTClaimsSet.Builder claims = claims();
        change.accept(claims);
        return signed(JWSAlgorithm.RS256, accessToken(), KEY.id(), rsa(), claims);
    }

    private static String signed(JWSAlgorithm algorithm, JOSEObjectType type, String keyId, JWSSigner signer)
            throws JOSEException {
        return signed(algorithm, type, keyId, signer, claims());
    }

    private static String signed(
            JWSAlgorithm algorithm, JOSEObjectType type, String keyId, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(algorithm).type(type).keyID(keyId).build(), claims.build());
        token.sign(signer);
        return token.serialize();
    }
}
