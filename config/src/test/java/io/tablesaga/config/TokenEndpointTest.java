package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import io.tablesaga.shared.Alarms;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;

/** The OAuth server: what is offered, in OAuth's own words, and nothing beside it. */
class TokenEndpointTest {

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final OAuthClient client = OAuthClient.registered(product, "integrator");

    @Test
    void a_program_gets_a_token_for_a_quarter_of_an_hour() {
        Answer answer = client.ask();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").asInt()).isBetween(890, 900);
        assertThat(answer.json().has("refresh_token")).isFalse();
        assertThat(answer.http().headers().firstValue("cache-control")).contains("no-store");
        assertThat(OAuthClient.statusWith(
                        product, answer.json().path("access_token").asText()))
                .isEqualTo(200);
    }

    @Test
    void no_token_is_kept_that_was_given() {
        OAuth2AuthorizationService kept = product.context().getBean(OAuth2AuthorizationService.class);
        assertThat(kept.findByToken(client.token(), null)).isNull();
        assertThat(kept.getClass().getDeclaredFields()).isEmpty();
    }

    static Stream<Arguments> wrong() {
        String good = "grant_type=client_credentials";
        return Stream.of(
                Arguments.of("grant_type=authorization_code&code=x", 400, "unsupported_grant_type"),
                Arguments.of("grant_type=refresh_token&refresh_token=x", 400, "unsupported_grant_type"),
                Arguments.of("grant_type=password&username=a&password=b", 400, "unsupported_grant_type"),
                Arguments.of(
                        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=x",
                        400,
                        "unsupported_grant_type"),
                Arguments.of("grant_type=<script>", 400, "unsupported_grant_type"),
                Arguments.of("", 400, "invalid_request"),
                Arguments.of(good + "&" + good, 400, "invalid_request"),
                Arguments.of(good + "&scope=operator", 400, "invalid_scope"),
                Arguments.of("{\"grant_type\": \"client_credentials\"}", 400, "invalid_request"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void whatever_is_wrong_is_told_in_oauth_s_words(String form, int status, String error) {
        Answer answer = Product.send(
                client.form(form).header("Authorization", OAuthClient.basic(client.clientId(), client.secret())));
        isError(answer, status, error);
    }

    static Stream<String> unknown() {
        return Stream.of(
                "",
                "Basic",
                "Basic !!!",
                "Basic " + "QUFB",
                OAuthClient.basic("nobody-" + UUID.randomUUID(), "x"),
                OAuthClient.basic("nobody\u0000", "x"),
                OAuthClient.basic("manager@demo.example", "x"),
                OAuthClient.basic("x'or'1'='1", "x"),
                OAuthClient.basic("%zz", "x"),
                "Bearer abc");
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void whoever_is_not_a_program_of_ours_gets_no_token(String authorization) {
        Answer answer = Product.send(
                authorization.isEmpty()
                        ? client.form("grant_type=client_credentials")
                        : client.form("grant_type=client_credentials").header("Authorization", authorization));
        assertThat(answer.status()).isIn(400, 401);
        isError(answer, answer.status(), answer.status() == 401 ? "invalid_client" : "invalid_request");
    }

    @Test
    void only_the_authorization_header_names_a_program() {
        Answer inBody = Product.send(client.form(
                "grant_type=client_credentials&client_id=" + client.clientId() + "&client_secret=" + client.secret()));
        isError(inBody, 401, "invalid_client");
    }

    @Test
    void a_staff_account_s_password_is_no_program_s_secret() {
        String password = product.servers().folder().secret("demo-password");
        isError(client("manager@demo.example", password).ask(), 401, "invalid_client");
    }

    private OAuthClient client(String clientId, String secret) {
        return new OAuthClient(product, null, clientId, secret);
    }

    static Stream<String> locked() {
        return Stream.of("known", "unknown");
    }

    @ParameterizedTest
    @MethodSource("locked")
    void wrong_secrets_lock_a_client_id_known_or_not(String kind) {
        OAuthClient guessed = kind.equals("known") ? client : client("nobody-" + UUID.randomUUID(), "x");
        OAuthClient guess = guessed.with("program_guess");
        String subject = kind.equals("known") ? account(client.clientId()) : Alarms.UNKNOWN;
        long wrong = alarms("WRONG_SECRET", subject);
        long lockedBefore = alarms("SECRET_LOCKED", subject);
        for (int n = 0; n < 9; n++) {
            Answer free = guess.ask();
            isError(free, 401, "invalid_client");
            assertThat(free.http().headers().firstValue("retry-after")).isEmpty();
        }
        for (int n = 0; n < 2; n++) {
            Answer locked = guess.ask();
            isError(locked, 401, "invalid_client");
            assertThat(locked.http().headers().firstValueAsLong("retry-after").orElseThrow())
                    .isBetween(20L, 61L);
        }
        isError(guessed.ask(), 401, "invalid_client");
        assertThat(alarms("WRONG_SECRET", subject)).isEqualTo(wrong + 10);
        assertThat(alarms("SECRET_LOCKED", subject)).isEqualTo(lockedBefore + 1);
    }

    private String account(String clientId) {
        return product.jdbc()
                .queryForObject("select id::text from accounts.account where login = ?", String.class, clientId);
    }

    private long alarms(String kind, String subject) {
        return product.jdbc()
                .queryForObject(
                        """
                        select coalesce(sum(count), 0) from audit.alarm
                        where kind = ? and subject = ? and store_id is null and address = '127.0.0.1'""",
                        Long.class,
                        kind,
                        subject);
    }

    @Test
    void a_right_secret_forgets_the_wrong_ones_before_it() {
        for (int n = 0; n < 3; n++) {
            for (int wrong = 0; wrong < 4; wrong++) {
                assertThat(client.with("program_guess").ask().status()).isEqualTo(401);
            }
            assertThat(client.ask().status()).isEqualTo(200);
        }
    }

    static Stream<Arguments> notOffered() {
        return Stream.of(
                        "/oauth2/authorize",
                        "/oauth2/authorize?response_type=code&client_id=demo",
                        "/oauth2/par",
                        "/oauth2/introspect",
                        "/oauth2/revoke",
                        "/oauth2/device_authorization",
                        "/oauth2/device_verification",
                        "/oauth2/consent",
                        "/oauth2/token/x",
                        "/oauth2/jwks/x",
                        "/oauth2/",
                        "/oauth2",
                        "/userinfo",
                        "/connect/register",
                        "/connect/logout",
                        "/login",
                        "/logout",
                        "/.well-known/openid-configuration",
                        "/.well-known/oauth-authorization-server/x")
                .flatMap(path -> Stream.of("GET", "POST").map(method -> Arguments.of(method, path)));
    }

    @ParameterizedTest
    @MethodSource("notOffered")
    void nothing_else_of_oauth_is_there(String method, String path) {
        for (String authorization : List.of(
                "Bearer guess",
                "Bearer " + product.operatorToken(),
                OAuthClient.basic(client.clientId(), client.secret()))) {
            Answer answer = Product.send(product.request(path)
                    .header("Authorization", authorization)
                    .header("Accept", "text/html")
                    .method(method, BodyPublishers.noBody()));
            assertThat(answer.status()).as(path).isIn(401, 404);
            assertThat(answer.http().headers().firstValue("content-type")).contains("application/problem+json");
            assertThat(answer.http().headers().firstValue("location")).isEmpty();
            assertThat(answer.http().headers().firstValue("set-cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /oauth2/token", "DELETE /oauth2/token", "POST /oauth2/jwks", "PUT /oauth2/jwks"})
    void an_endpoint_asked_in_another_way_is_nowhere(String call) {
        String[] words = call.split(" ");
        Answer answer = Product.send(product.request(words[1]).method(words[0], BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthorized");
        assertThat(answer.http().headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    void the_metadata_names_what_is_offered_and_believes_no_host_header() {
        Answer answer = Product.send(
                product.request("/.well-known/oauth-authorization-server").header("X-Forwarded-Host", "evil.example"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().headers().firstValue("set-cookie")).isEmpty();
        Map<?, ?> said = new com.fasterxml.jackson.databind.ObjectMapper().convertValue(answer.json(), Map.class);
        assertThat(said)
                .isEqualTo(Map.of(
                        "issuer", product.base(),
                        "token_endpoint", product.base() + "/oauth2/token",
                        "jwks_uri", product.base() + "/oauth2/jwks",
                        "response_types_supported", List.of(),
                        "grant_types_supported", List.of("client_credentials"),
                        "token_endpoint_auth_methods_supported", List.of("client_secret_basic")));
    }

    @Test
    void keys_are_shown_with_their_public_parts_only() {
        client.token();
        Answer answer = Product.send(product.request("/oauth2/jwks"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("keys")).isNotEmpty().allSatisfy(key -> assertThat(key.fieldNames())
                .toIterable()
                .containsOnly("kty", "e", "use", "kid", "alg", "n"));
    }

    @Test
    void a_form_larger_than_64_kib_is_refused_with_and_without_its_length() {
        String large = "grant_type=client_credentials&x=" + "x".repeat(70_000);
        String basic = OAuthClient.basic(client.clientId(), client.secret());
        Answer told = Product.send(client.form(large).header("Authorization", basic));
        assertThat(told.status()).isEqualTo(413);
        Answer chunked = Product.send(product.request("/oauth2/token")
                .header("Content-Type", OAuthClient.FORM)
                .header("Authorization", basic)
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))));
        assertThat(chunked.status()).as(chunked.http().body()).isBetween(400, 413);
        Answer small = Product.send(product.request("/oauth2/token")
                .header("Content-Type", OAuthClient.FORM)
                .header("Authorization", basic)
                .POST(BodyPublishers.ofInputStream(() ->
                        new ByteArrayInputStream("grant_type=client_credentials".getBytes(StandardCharsets.UTF_8)))));
        assertThat(small.status()).as(small.http().body()).isEqualTo(200);
        Answer parts = Product.send(product.request("/oauth2/token")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Authorization", basic)
                .POST(BodyPublishers.ofString("--x--")));
        assertThat(parts.status()).isEqualTo(415);
    }

    private static void isError(Answer answer, int status, String error) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.http().body()).isEqualTo("{\"error\":\"" + error + "\"}");
        assertThat(answer.http().headers().firstValue("content-type").orElse(""))
                .startsWith("application/json");
        assertThat(answer.http().headers().firstValue("cache-control")).contains("no-store");
        assertThat(answer.http().headers().firstValue("set-cookie")).isEmpty();
        assertThat(answer.http().headers().firstValue("www-authenticate").isPresent())
                .isEqualTo(status == 401);
    }
}
