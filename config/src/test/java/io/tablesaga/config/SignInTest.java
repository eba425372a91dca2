package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Persons sign in, and nobody signs in for them. */
class SignInTest {

    private static final String STOCK = "/api/stores/" + Product.STORE + "/stock";

    private final Product product = Product.running(Product.Wired.DIRECT);
    private final Browser browser = new Browser(product.base());

    @Test
    void h1_customers_and_managers_sign_in_and_the_product_knows_which_they_are() {
        String login = browser.signUp();
        Answer customer = browser.signIn(login.toUpperCase(Locale.ROOT), Browser.PASSWORD);
        assertThat(customer.json().at("/account/kind").asText()).isEqualTo("CUSTOMER");
        assertThat(customer.json().at("/account/grants")).isEmpty();
        assertThat(browser.login()).isEqualTo(login);

        Browser manager = Browser.demo(product, "manager");
        Answer staff = manager.get("/api/session");
        assertThat(staff.json().at("/account/kind").asText()).isEqualTo("STAFF");
        assertThat(staff.json().at("/account/grants/0/role").asText()).isEqualTo("manager");
        assertThat(staff.json().path("csrfToken").asText()).hasSizeGreaterThan(30);
    }

    @Test
    void h2_the_pages_of_a_store_open_to_its_manager_only() {
        assertThat(Browser.demo(product, "manager").get(STOCK).status()).isEqualTo(200);
        Answer customer = Browser.customer(product).get(STOCK);
        assertThat(customer.status()).isEqualTo(403);
        assertThat(customer.problem()).isEqualTo("forbidden");
        assertThat(new Browser(product.base()).get(STOCK).status()).isEqualTo(401);
    }

    @Test
    void t9_the_operator_of_the_store_signs_in_works_and_signs_out() {
        Browser operator = Browser.demo(product, "operator");
        String cookie = operator.cookie();
        assertThat(operator.get("/api/books").status()).isEqualTo(200);
        assertThat(operator.send("DELETE", "/api/session", null).status()).isEqualTo(200);
        assertThat(operator.cookie()).isNull();
        assertThat(Product.send(product.request("/api/books").header("Cookie", cookie))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void the_session_s_cookie_is_for_this_host_over_tls_and_no_script_and_no_other_site_s_form() {
        Answer signedIn = browser.signIn(browser.signUp(), Browser.PASSWORD);
        assertThat(signedIn.http().headers().allValues("Set-Cookie"))
                .singleElement()
                .satisfies(cookie -> {
                    assertThat(cookie).matches("__Host-session=[A-Za-z0-9+/=]{64,};.*");
                    assertThat(Stream.of(cookie.split("; ")).skip(1).collect(Collectors.toSet()))
                            .containsExactlyInAnyOrder("Path=/", "Secure", "HttpOnly", "SameSite=Lax");
                });
        assertThat(signedIn.http().headers().firstValue("cache-control")).contains("no-store");
    }

    @Test
    void a_session_keeps_its_cookie_however_many_requests_come_together() throws Exception {
        Browser me = Browser.customer(product);
        List<Answer> answers = together(8, () -> Product.send(me.request("/api/session")));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.json().path("account").isObject()).isTrue();
            assertThat(answer.http().headers().map()).doesNotContainKey("set-cookie");
        });
        assertThat(me.login()).isNotEmpty();
    }

    @Test
    void signing_in_never_keeps_the_session_the_browser_came_with() {
        Browser thief = Browser.customer(product);
        String planted = thief.cookie();
        Browser victim = thief.at(product.base());
        String login = victim.signUp();
        victim.signIn(login, Browser.PASSWORD);
        assertThat(victim.cookie()).isNotEqualTo(planted);
        assertThat(victim.login()).isEqualTo(login);
        assertThat(thief.login()).isEmpty();

        Answer invented = Product.send(product.request("/api/session")
                .header("Cookie", "__Host-session=aW52ZW50ZWQ=")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"login\":\"" + login + "\",\"password\":\"" + Browser.PASSWORD + "\"}")));
        assertThat(invented.http().headers().firstValue("Set-Cookie").orElseThrow())
                .doesNotContain("aW52ZW50ZWQ");
    }

    @Test
    void what_changes_something_with_a_session_needs_that_session_s_csrf_token() {
        Browser me = Browser.customer(product);
        for (String token : List.of("", "guess", csrf(Browser.customer(product)))) {
            Answer refused = Product.send(me.request("/api/account/sessions")
                    .header("X-CSRF-TOKEN", token)
                    .DELETE());
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("csrf-token");
            assertThat(refused.http().headers().firstValue("content-type")).contains("application/problem+json");
        }
        assertThat(Product.send(me.request("/api/account/sessions").DELETE()).problem())
                .isEqualTo("csrf-token");
        assertThat(me.login()).isNotEmpty();
        assertThat(me.send("DELETE", "/api/account/sessions", null).status()).isEqualTo(200);
    }

    @Test
    void a_token_from_before_signing_in_again_is_no_token_after() {
        Browser me = Browser.customer(product);
        String before = csrf(me);
        me.signIn(me.login(), Browser.PASSWORD);
        Answer refused = Product.send(me.request("/api/account/sessions")
                .header("X-CSRF-TOKEN", before)
                .DELETE());
        assertThat(refused.problem()).isEqualTo("csrf-token");
    }

    @Test
    void who_sends_a_token_of_their_own_needs_no_csrf_token() {
        Answer moved = product.operatorPost(
                "/api/stores/" + Product.STORE + "/stock-movements",
                "{\"itemId\":\"" + product.dish(1) + "\",\"quantity\":1,\"reason\":\"test\"}");
        assertThat(moved.status()).isEqualTo(201);
        Answer both = Product.send(Browser.customer(product)
                .request("/api/stores/" + Product.STORE + "/stock-movements")
                .header("Authorization", "Bearer " + product.operatorToken())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{\"itemId\":\"" + product.dish(1) + "\",\"quantity\":1,\"reason\":\"test\"}")));
        assertThat(both.status()).as(both.http().body()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void a_page_of_another_site_changes_nothing_and_signs_nobody_in(String from) {
        Browser me = Browser.customer(product);
        Answer signOut = Product.send(me.request("/api/session")
                .header("X-CSRF-TOKEN", csrf(me))
                .header("Sec-Fetch-Site", from)
                .header("Origin", "https://evil.example")
                .DELETE());
        assertThat(signOut.status()).isEqualTo(403);
        assertThat(signOut.problem()).isEqualTo("cross-site");
        Answer signIn = signIn("application/json", "Sec-Fetch-Site", from);
        assertThat(signIn.problem()).isEqualTo("cross-site");
        assertThat(signIn.http().headers().map()).doesNotContainKey("set-cookie");
        assertThat(me.login()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void a_form_of_another_site_signs_nobody_in(String type) {
        Answer answer = signIn(type, "Origin", "https://evil.example");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.problem()).isEqualTo("unsupported-media-type");
        assertThat(answer.http().headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void no_other_site_s_script_is_let_in_by_a_preflight() {
        Answer preflight = Product.send(product.request("/api/session")
                .header("Origin", "https://evil.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));
        assertThat(preflight.http().headers().map().keySet()).noneMatch(name -> name.startsWith("access-control"));
    }

    @Test
    void a_program_s_secret_is_no_password() {
        assertThat(browser.trySignIn(
                                "demo@demo.example", product.servers().folder().secret("demo-password"))
                        .status())
                .isEqualTo(401);
        assertThat(browser.trySignIn("demo", product.servers().folder().secret("demo-password"))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "\"x\"",
                "{\"login\": 1}",
                "{\"login\": [\"a@b\"], \"password\": {}}",
                "{\"login\": \"a@b\\u0000\", \"password\": \"x\"}",
                "{\"login\": \"a b@c\", \"password\": \"x\"}",
                "{\"login\": \"a@b\", \"password\": \"\"}",
                "{\"login\": \"a@b\", \"password\": null}",
                "{\"login\": "
            })
    void a_body_that_is_none_is_refused(String body) {
        Answer refused = browser.send("POST", "/api/session", body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.problem()).isEqualTo("invalid-request");
    }

    @Test
    void i_can_be_signed_out_everywhere() {
        String login = browser.signUp();
        browser.signIn(login, Browser.PASSWORD);
        Browser elsewhere = new Browser(product.base());
        elsewhere.signIn(login, Browser.PASSWORD);
        Answer ended = browser.send("DELETE", "/api/account/sessions", null);
        assertThat(ended.json().path("ended").asInt()).isEqualTo(2);
        assertThat(browser.cookie()).isNull();
        assertThat(elsewhere.login()).isEmpty();
    }

    @Test
    void what_a_guest_does_makes_no_session_and_a_session_shows_only_its_account() {
        long before = sessions();
        product.order(UUID.randomUUID().toString(), "00000000-0000-7000-8000-000000001001", 1, "tok_ok");
        new Browser(product.base()).get("/api/session");
        browser.trySignIn("nobody@example.com", "a wrong password");
        browser.signUp();
        assertThat(sessions()).isEqualTo(before);
        browser.signIn(browser.signUp(), Browser.PASSWORD);
        assertThat(sessions()).isEqualTo(before + 1);
        BooksBalance.in(product);
    }

    private long sessions() {
        return product.jdbc().queryForObject("select count(*) from accounts.session", Long.class);
    }

    private Answer signIn(String type, String header, String value) {
        String login = browser.signUp();
        return Product.send(product.request("/api/session")
                .header("Content-Type", type)
                .header(header, value)
                .POST(BodyPublishers.ofString(
                        "{\"login\":\"" + login + "\",\"password\":\"" + Browser.PASSWORD + "\"}")));
    }

    private static String csrf(Browser browser) {
        return browser.get("/api/session").json().path("csrfToken").asText();
    }

    static <T> List<T> together(int times, Callable<T> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(times);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pool.invokeAll(Collections.nCopies(times, call))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }
}
