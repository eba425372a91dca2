package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Programs from their registration to their end, through the doors. */
class ProgramsTest {

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final String elsewhere = product.jdbc()
            .queryForObject(
                    "select id::text from floor.store where id <> ?::uuid limit 1", String.class, Product.STORE);

    @Test
    void a_program_may_what_it_was_registered_for_and_there_only() {
        String token = OAuthClient.registered(product, "integrator").token();

        assertThat(OAuthClient.statusWith(product, token)).isEqualTo(200);
        assertThat(product.get("/api/stores/" + elsewhere + "/webhook-address", token)
                        .status())
                .isEqualTo(403);
        assertThat(product.get("/api/stores/" + Product.STORE + "/stock", token).status())
                .isEqualTo(403);
        assertThat(product.get("/api/programs", token).status()).isEqualTo(403);
        assertThat(post("/api/programs", token, "{}").status()).isEqualTo(403);
        assertThat(post("/api/signing-keys/rotate", token, "{\"revoke\": true}").status())
                .isEqualTo(403);
    }

    @Test
    void a_secret_is_told_once_and_found_nowhere_else() {
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        logged.start();
        root.addAppender(logged);
        List<String> secrets = new ArrayList<>();
        StringBuilder lists = new StringBuilder();
        try {
            OAuthClient client = OAuthClient.registered(product, "integrator");
            secrets.add(client.secret());
            secrets.add(renewed(client, "{}").secret());
            secrets.add(client.token());
            client.with("program_wrong-guess").ask();
            secrets.add("program_wrong-guess");
            lists.append(all("/api/programs")).append(all("/api/stores/" + Product.STORE + "/programs"));
            lists.append(close(client).http().body());
        } finally {
            root.detachAppender(logged);
        }
        String rows = product.jdbc()
                .queryForList(
                        """
                        select a::text from accounts.account a union all select e::text from accounts.earlier_secret e
                        union all select t::text from accounts.tries t""",
                        String.class)
                .toString();
        for (String secret : secrets) {
            assertThat(secret).isNotBlank();
            assertThat(lists.toString()).doesNotContain(secret);
            assertThat(rows).doesNotContain(secret);
            assertThat(logged.list.toString()).doesNotContain(secret);
        }
        assertThat(lists.toString()).doesNotContain("secret\":", "$2a$", "$argon2");
    }

    @Test
    void a_new_secret_works_at_once_and_the_old_one_for_a_while() {
        OAuthClient first = OAuthClient.registered(product, "integrator");
        OAuthClient second = renewed(first, "{}");
        assertThat(first.ask().status()).isEqualTo(200);
        assertThat(second.ask().status()).isEqualTo(200);

        OAuthClient third = renewed(first, "{\"endOld\": false}");
        assertThat(first.ask().status()).as("two at once at most").isEqualTo(401);
        assertThat(second.ask().status()).isEqualTo(200);

        product.jdbc()
                .update(
                        "update accounts.earlier_secret set until = now() - interval '1 second' where account_id = ?::uuid",
                        first.id());
        assertThat(second.ask().status()).as("a day later").isEqualTo(401);
        assertThat(third.ask().status()).isEqualTo(200);
    }

    @Test
    void a_secret_that_leaked_ends_at_once() {
        OAuthClient leaked = OAuthClient.registered(product, "integrator");
        OAuthClient earlier = renewed(leaked, "{}");
        OAuthClient now = renewed(leaked, "{\"endOld\": true}");
        assertThat(leaked.ask().status()).isEqualTo(401);
        assertThat(earlier.ask().status()).isEqualTo(401);
        assertThat(now.ask().status()).isEqualTo(200);
    }

    @Test
    void a_closed_program_s_tokens_stop_at_the_next_request() {
        OAuthClient client = OAuthClient.registered(product, "integrator");
        OAuthClient both = renewed(client, "{}");
        String token = client.token();
        assertThat(OAuthClient.statusWith(product, token)).isEqualTo(200);

        Answer closed = close(client);
        assertThat(closed.status()).isEqualTo(200);
        assertThat(closed.json().path("closedAt").asText()).isNotEmpty();

        assertThat(OAuthClient.statusWith(product, token)).isEqualTo(401);
        assertThat(client.ask().status()).isEqualTo(401);
        assertThat(both.ask().status()).isEqualTo(401);
        Answer again = close(client);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("closedAt")).isEqualTo(closed.json().path("closedAt"));
        Answer renewed = product.operatorPost("/api/programs/" + client.id() + "/secret", "{}");
        isProblem(renewed, 409, "program-closed");
        isProblem(
                register(client.clientId(), "\"roles\": [\"integrator\"], \"allStores\": true"),
                409,
                "client-id-taken");
    }

    @Test
    void a_grant_that_is_taken_away_is_gone_at_the_next_request() {
        OAuthClient client = OAuthClient.registered(product, "integrator");
        String token = client.token();
        assertThat(OAuthClient.statusWith(product, token)).isEqualTo(200);
        product.jdbc().update("delete from accounts.role_grant where account_id = ?::uuid", client.id());
        assertThat(OAuthClient.statusWith(product, token)).isEqualTo(403);
    }

    @Test
    void a_manager_looks_after_integrators_of_the_own_store_alone() {
        String manager = OAuthClient.registered(product, "manager").token();
        String mine = "/api/stores/" + Product.STORE + "/programs";
        String clientId = "store-" + UUID.randomUUID();
        String body = "{\"clientId\": \"" + clientId + "\", \"name\": \"배달\"}";

        Answer told = post(mine, manager, body);
        assertThat(told.status()).as(told.http().body()).isEqualTo(201);
        assertThat(told.json().path("grants"))
                .singleElement()
                .isEqualTo(json("{\"role\": \"integrator\", \"storeId\": \"" + Product.STORE + "\"}"));
        OAuthClient client = new OAuthClient(
                product,
                told.json().path("id").asText(),
                clientId,
                told.json().path("secret").asText());
        String token = client.token();
        assertThat(OAuthClient.statusWith(product, token)).isEqualTo(200);
        assertThat(product.get("/api/stores/" + elsewhere + "/webhook-address", token)
                        .status())
                .isEqualTo(403);
        assertThat(product.get(mine, manager).http().body()).contains(clientId);

        String there = "/api/stores/" + elsewhere + "/programs";
        assertThat(product.get(there, manager).status()).isEqualTo(403);
        assertThat(post(there, manager, body).status()).isEqualTo(403);
        assertThat(post(there + "/" + client.id() + "/close", manager, "{}").status())
                .isEqualTo(403);
        assertThat(post(there + "/" + client.id() + "/close", product.operatorToken(), "{}")
                        .status())
                .as("not that store's")
                .isEqualTo(404);
        for (String more : List.of(
                "\"roles\": [\"manager\"]",
                "\"allStores\": true",
                "\"storeIds\": []",
                "\"issuer\": \"x\"",
                "\"subject\": \"x\"")) {
            isProblem(
                    post(
                            mine,
                            manager,
                            "{\"clientId\": \"more-" + UUID.randomUUID() + "\", \"name\": \"x\", " + more + "}"),
                    400,
                    "invalid-request");
        }

        Answer renewed = post(mine + "/" + client.id() + "/secret", manager, "{\"endOld\": true}");
        assertThat(renewed.status()).isEqualTo(200);
        assertThat(client.ask().status()).isEqualTo(401);
        assertThat(post(mine + "/" + client.id() + "/close", manager, "").status())
                .isEqualTo(200);
        assertThat(OAuthClient.statusWith(product, token)).isEqualTo(401);
    }

    @Test
    void a_manager_touches_no_program_that_is_more_than_an_integrator_of_the_store() {
        String manager = OAuthClient.registered(product, "manager").token();
        String mine = "/api/stores/" + Product.STORE + "/programs";
        OAuthClient kitchen = OAuthClient.registered(product, "kitchen");
        OAuthClient wide = OAuthClient.registered(product, "integrator");
        product.jdbc()
                .update(
                        "insert into accounts.role_grant (account_id, role, store_id) values (?::uuid, 'INTEGRATOR', ?::uuid)",
                        wide.id(),
                        elsewhere);
        String demo = product.jdbc()
                .queryForObject("select id::text from accounts.account where login = 'demo'", String.class);
        String list = all(mine);
        for (String other :
                List.of(kitchen.id(), wide.id(), demo, UUID.randomUUID().toString())) {
            isProblem(post(mine + "/" + other + "/secret", manager, "{\"endOld\": true}"), 404, "unknown-program");
            isProblem(post(mine + "/" + other + "/close", manager, "{}"), 404, "unknown-program");
            assertThat(list).doesNotContain(other);
        }
        assertThat(kitchen.ask().status()).isEqualTo(200);
        assertThat(wide.ask().status()).isEqualTo(200);
    }

    @Test
    void a_person_s_account_is_no_program() {
        String person = product.jdbc()
                .queryForObject(
                        "select id::text from accounts.account where login = 'manager@demo.example'", String.class);
        isProblem(product.operatorPost("/api/programs/" + person + "/secret", "{}"), 404, "unknown-program");
        isProblem(product.operatorPost("/api/programs/" + person + "/close", "{}"), 404, "unknown-program");
    }

    @Test
    void an_unknown_store_registers_nothing() {
        String clientId = "half-" + UUID.randomUUID();
        isProblem(
                register(
                        clientId,
                        "\"roles\": [\"integrator\"], \"storeIds\": [\"" + Product.STORE + "\", \"" + UUID.randomUUID()
                                + "\"]"),
                404,
                "unknown-store");
        isProblem(
                product.operatorPost(
                        "/api/stores/" + UUID.randomUUID() + "/programs",
                        "{\"clientId\": \"%s\", \"name\": \"POS\"}".formatted(clientId)),
                404,
                "unknown-store");
        assertThat(register(clientId, "\"roles\": [\"integrator\"], \"allStores\": true")
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"roles\": [], \"allStores\": true",
                "\"roles\": [\"guest\"], \"allStores\": true",
                "\"roles\": [\"customer\"], \"allStores\": true",
                "\"roles\": [\"god\"], \"allStores\": true",
                "\"roles\": \"operator\", \"allStores\": true",
                "\"roles\": [\"operator\"]",
                "\"roles\": [\"operator\"], \"storeIds\": []",
                "\"roles\": [\"operator\"], \"storeIds\": [\"x\"]",
                "\"roles\": [\"operator\"], \"storeIds\": [\"00000000-0000-7000-8000-000000000001\"], \"allStores\": true",
                "\"roles\": [\"operator\"], \"allStores\": true, \"issuer\": \"https://issuer.example\", \"subject\": \"x\"",
                "\"roles\": [\"operator\"], \"allStores\": true, \"subject\": \"x\""
            })
    void what_is_unclear_is_registered_nowhere(String more) {
        isProblem(register("unclear-" + UUID.randomUUID(), more), 400, "invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "Großer", "a b c", "kim@example.com", "-abc", "a\\u0000bc", "<script>"})
    void a_client_id_is_plain(String clientId) {
        isProblem(register(clientId, "\"roles\": [\"operator\"], \"allStores\": true"), 400, "invalid-request");
    }

    @Test
    void lists_are_paged() {
        OAuthClient.registered(product, "integrator");
        OAuthClient.registered(product, "integrator");
        JsonNode first = product.operator("/api/programs?limit=1").json();
        JsonNode second = product.operator(
                        "/api/programs?limit=1&after=" + first.path("next").asText())
                .json();
        assertThat(first.path("programs")).hasSize(1);
        assertThat(second.path("programs")).hasSize(1).isNotEqualTo(first.path("programs"));
        JsonNode all = product.operator("/api/programs?limit=200").json();
        assertThat(all.path("programs").size()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void a_rotated_key_s_tokens_are_good_and_new_ones_are_the_new_key_s() {
        OAuthClient client = OAuthClient.registered(product, "integrator");
        String before = client.token();
        Answer rotated = product.operatorPost("/api/signing-keys/rotate", "{\"revoke\": false}");
        assertThat(rotated.status()).as(rotated.http().body()).isEqualTo(200);
        assertThat(rotated.json().path("revoked").asInt()).isZero();
        String after = client.token();

        assertThat(OAuthClient.statusWith(product, before)).isEqualTo(200);
        assertThat(OAuthClient.statusWith(product, after)).isEqualTo(200);
        assertThat(keyOf(after))
                .isEqualTo(rotated.json().path("keyId").asText())
                .isNotEqualTo(keyOf(before));
        assertThat(Product.send(product.request("/oauth2/jwks")).http().body()).contains(keyOf(before), keyOf(after));
        for (String body : List.of("{}", "{\"revoke\": \"yes\"}", "[]", "")) {
            assertThat(product.operatorPost("/api/signing-keys/rotate", body).status())
                    .isEqualTo(400);
        }
    }

    static String keyOf(String token) {
        return json(new String(
                        java.util.Base64.getUrlDecoder().decode(token.split("[.]")[0]),
                        java.nio.charset.StandardCharsets.UTF_8))
                .path("kid")
                .asText();
    }

    private static JsonNode json(String text) {
        try {
            return new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private OAuthClient renewed(OAuthClient client, String body) {
        Answer told = product.operatorPost("/api/programs/" + client.id() + "/secret", body);
        assertThat(told.status()).as(told.http().body()).isEqualTo(200);
        return client.with(told.json().path("secret").asText());
    }

    private Answer close(OAuthClient client) {
        return product.operatorPost("/api/programs/" + client.id() + "/close", "{}");
    }

    private Answer register(String clientId, String more) {
        return product.operatorPost(
                "/api/programs", "{\"clientId\": \"" + clientId + "\", \"name\": \"x\", " + more + "}");
    }

    private Answer post(String path, String token, String body) {
        return Product.send(product.request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private String all(String path) {
        return Stream.iterate(
                        product.operator(path + "?limit=200"),
                        page -> page != null,
                        page -> !page.json().path("next").isTextual()
                                ? null
                                : product.operator(path + "?limit=200&after="
                                        + page.json().path("next").asText()))
                .map(page -> page.http().body())
                .reduce("", String::concat);
    }

    private static void isProblem(Answer answer, int status, String name) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(name);
    }
}
