package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.tablesaga.config.Product.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Access tokens of an OIDC issuer elsewhere. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IssuerTest {

    private static FakeIssuer issuer;
    private static Product product;
    private static String subject;

    @BeforeAll
    static void start() {
        issuer = new FakeIssuer();
        product = Product.start(
                Product.Wired.DIRECT,
                "--tablesaga.oidc.issuer=" + issuer.name(),
                "--tablesaga.oidc.audience=" + FakeIssuer.AUDIENCE);
        subject = "service-account-" + UUID.randomUUID();
        assertThat(register(subject).status()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        product.stop();
        issuer.close();
    }

    /** First, as afterwards the issuer's keys are known. */
    @Test
    @Order(1)
    void while_the_issuer_does_not_answer_its_tokens_get_503_and_all_others_what_they_always_get() {
        issuer.hang();
        String token = issuer.token(subject);
        List<CompletableFuture<Answer>> waiting = IntStream.range(0, 60)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> product.get("/api/stores/" + Product.STORE + "/webhook-address", token)))
                .toList();
        assertThat(OAuthClient.statusWith(product, product.operatorToken())).isEqualTo(200);
        assertThat(Product.send(product.request("/api/menus?storeId=" + Product.STORE))
                        .status())
                .isEqualTo(200);
        for (CompletableFuture<Answer> one : waiting) {
            Answer answer = one.join();
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("token-uncheckable");
            assertThat(answer.http().headers().firstValue("retry-after")).isPresent();
        }
        assertThat(issuer.asked()).as("not once for each request").isLessThan(15);

        issuer.answerAgain();
        await("asked again after a pause").atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        OAuthClient.statusWith(product, token))
                .isEqualTo(200));
    }

    @Test
    void a_registered_subject_may_what_its_grants_say_whatever_its_token_says() {
        JWTClaimsSet.Builder claims = issuer.claims(subject)
                .claim("roles", List.of("operator", "manager"))
                .claim("scope", "operator")
                .claim("realm_access", java.util.Map.of("roles", List.of("operator")));
        String token = FakeIssuer.token(claims, issuer.key());
        assertThat(OAuthClient.statusWith(product, token)).isEqualTo(200);
        assertThat(product.get("/api/books", token).status()).isEqualTo(403);
        assertThat(product.get("/api/stores/" + Product.STORE + "/stock", token).status())
                .isEqualTo(403);
    }

    @Test
    void the_issuer_s_keys_are_not_asked_for_again_and_again() {
        assertThat(OAuthClient.statusWith(product, issuer.token(subject))).isEqualTo(200);
        int asked = issuer.asked();
        for (int n = 0; n < 20; n++) {
            assertThat(OAuthClient.statusWith(product, issuer.token(subject))).isEqualTo(200);
        }
        assertThat(issuer.asked()).isEqualTo(asked);
    }

    @Test
    void whoever_is_not_registered_is_nobody() {
        refused("nobody's", issuer.claims("somebody else"));
        refused("of a client id of ours", issuer.claims("demo"));
        refused("with letters nobody has", issuer.claims("a\u0000b"));
        refused("without any name", issuer.claims(null));
    }

    /** A person who uses a registered client gets tokens that name it in azp. */
    @Test
    void a_person_s_token_is_not_its_client_s() {
        refused("a person's", issuer.claims("kim").claim("azp", subject).claim("client_id", subject));
        assertThat(OAuthClient.statusWith(
                        product, FakeIssuer.token(issuer.claims(null).claim("client_id", subject), issuer.key())))
                .as("the client's own")
                .isEqualTo(200);
        assertThat(OAuthClient.statusWith(
                        product, FakeIssuer.token(issuer.claims(null).claim("azp", subject), issuer.key())))
                .isEqualTo(200);
    }

    @Test
    void a_token_that_is_almost_right_is_nobody_s() throws Exception {
        refused("expired", issuer.claims(subject).expirationTime(in(-120)));
        refused("without an end", issuer.claims(subject).expirationTime(null));
        refused("not valid yet", issuer.claims(subject).notBeforeTime(in(300)));
        refused("for another audience", issuer.claims(subject).audience("another"));
        refused("for our own", issuer.claims(subject).audience("urn:tablesaga:api"));
        refused("for nobody", issuer.claims(subject).audience((String) null));
        refused("of another issuer", issuer.claims(subject).issuer(issuer.name() + "/"));
        refused("of ourselves", issuer.claims(subject).issuer("urn:tablesaga:box"));
        refused("by a key of the same name", FakeIssuer.token(issuer.claims(subject), FakeIssuer.rsa("first")));
        refused("not signed", new PlainJWT(issuer.claims(subject).build()).serialize());
        refused(
                "HS256 with the public key",
                hs256(issuer.key().toRSAKey().toPublicKey().getEncoded()));
        String good = issuer.token(subject);
        refused("truncated", good.substring(0, good.length() - 8));
    }

    private static String hs256(byte[] secret) throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(issuer.key().getKeyID())
                        .build(),
                issuer.claims(subject).build());
        token.sign(new MACSigner(secret));
        return token.serialize();
    }

    @Test
    void a_closed_program_s_tokens_of_the_issuer_stop_too() {
        String name = "closing-" + UUID.randomUUID();
        Answer told = register(name);
        String token = issuer.token(name);
        assertThat(OAuthClient.statusWith(product, token)).isEqualTo(200);
        String path = "/api/programs/" + told.json().path("id").asText();
        assertThat(product.operatorPost(path + "/secret", "{}").problem()).isEqualTo("no-secret-here");
        assertThat(product.operatorPost(path + "/close", "{}").status()).isEqualTo(200);
        assertThat(OAuthClient.statusWith(product, token)).isEqualTo(401);
    }

    @Test
    void such_a_program_has_no_secret_and_its_subject_is_nobody_else_s() {
        String name = "once-" + UUID.randomUUID();
        Answer told = register(name);
        assertThat(told.json().has("secret")).isFalse();
        assertThat(told.json().path("subject").asText()).isEqualTo(name);
        assertThat(new OAuthClient(product, null, told.json().path("clientId").asText(), "null")
                        .ask()
                        .status())
                .isEqualTo(401);
        assertThat(register(name).problem()).isEqualTo("identity-taken");
        assertThat(product.operatorPost("/api/programs", body("x-" + name, "http://another.example"))
                        .problem())
                .isEqualTo("invalid-request");
    }

    /** Last, as it changes the keys. */
    @Test
    @Order(Integer.MAX_VALUE)
    void a_new_key_of_the_issuer_is_found_and_the_one_before_it_forgotten() {
        String before = issuer.token(subject);
        issuer.changeKey(FakeIssuer.ec("second"));
        String after = issuer.token(subject);
        await("asked again after a pause").atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        OAuthClient.statusWith(product, after))
                .isEqualTo(200));
        assertThat(OAuthClient.statusWith(product, before)).isEqualTo(401);
    }

    private static void refused(String what, JWTClaimsSet.Builder claims) {
        refused(what, FakeIssuer.token(claims, issuer.key()));
    }

    private static void refused(String what, String token) {
        assertThat(OAuthClient.statusWith(product, token)).as(what).isEqualTo(401);
    }

    private static Date in(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private static Answer register(String subject) {
        return product.operatorPost("/api/programs", body(subject, issuer.name()));
    }

    private static String body(String subject, String issuer) {
        return """
                {"clientId": "sso-%s", "name": "Elsewhere", "roles": ["integrator"], "storeIds": ["%s"],
                 "issuer": "%s", "subject": "%s"}"""
                .formatted(UUID.randomUUID(), Product.STORE, issuer, subject);
    }
}
