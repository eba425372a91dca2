package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.persistence.DemoAccounts;
import io.tablesaga.config.Product.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A live box: no demo accounts, a first operator by a file in its folder, short sessions, few tries from one place. */
class LiveOperatorTest {

    private static final String LOGIN = "sora@example.com";

    @TempDir
    Path folder;

    private Product product;

    @BeforeEach
    void start() {
        product = Product.startIn(
                Map.of("TABLESAGA_DATA", folder.toString(), "TABLESAGA_PAYMENT_PROVIDER", "toss"),
                Product.Wired.DIRECT,
                "--tablesaga.mode=live",
                "--tablesaga.public-url=https://store.example",
                "--tablesaga.payment.provider=toss",
                "--tablesaga.payment.window=11m",
                "--tablesaga.payment.secret-key=live_sk_test",
                "--tablesaga.payment.client-key=live_ck_test",
                "--tablesaga.accounts.session-rest=2s",
                "--tablesaga.accounts.session-life=5s",
                "--tablesaga.accounts.address-tries.free=4",
                "--tablesaga.accounts.address-tries.first-lock=1h",
                "--tablesaga.accounts.sign-ups.free=2",
                "--spring.session.jdbc.cleanup-cron=* * * * * *");
    }

    @AfterEach
    void stop() {
        product.stop();
    }

    @Test
    void t9_whoever_may_read_the_folder_becomes_the_first_operator_once_and_the_last_one_stays() throws Exception {
        Path file = folder.resolve("first-operator-invitation");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String old = Files.readString(file).strip();
        FirstOperator first = product.context().getBean(FirstOperator.class);
        String line = first.invite();
        String token = Files.readString(file).strip();
        assertThat(line).contains(file.toString()).doesNotContain(token);
        assertThat(token).hasSizeGreaterThanOrEqualTo(43).isNotEqualTo(old);

        Browser sora = new Browser(product.base());
        assertThat(accept(sora, old).problem()).isEqualTo("invitation-not-open");
        assertThat(accept(sora, token).status()).isEqualTo(201);
        assertThat(accept(new Browser(product.base()), token).status()).isEqualTo(404);
        sora.signIn(LOGIN, Browser.PASSWORD);
        assertThat(sora.get("/api/operators").status()).isEqualTo(200);
        assertThat(first.invite()).isEmpty();
        assertThat(file).doesNotExist();

        String id = sora.get("/api/session").json().at("/account/id").asText();
        Answer last = sora.send("DELETE", "/api/operators/" + id, null);
        assertThat(last.status()).isEqualTo(409);
        assertThat(last.problem()).isEqualTo("last-operator");
        assertThat(sora.get("/api/operators").status()).isEqualTo(200);
    }

    @Test
    void the_demo_s_accounts_are_nobody_in_live_mode() {
        String secret = "the-demo-s-own-password";
        new DemoAccounts(product.context().getBean(DataSource.class))
                .load(() -> product.context().getBean(Passwords.class).hash(secret));
        for (String role : List.of("operator", "manager", "customer")) {
            assertThat(new Browser(product.base())
                            .trySignIn(role + "@demo.example", secret)
                            .problem())
                    .isEqualTo("not-signed-in");
        }
        Answer token = Product.send(product.request("/oauth2/token")
                .header(
                        "Authorization",
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(("demo:" + secret).getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        assertThat(token.status()).isEqualTo(401);
        assertThat(product.context().getBean(FirstOperator.class).invite()).contains("none yet");
    }

    @Test
    void nothing_of_the_demo_is_there_in_live_mode() {
        for (String page :
                List.of("", "/phone", "/tablet", "/kitchen", "/pickups", "/payments", "/console", "/evening")) {
            assertThat(Product.send(product.request("/demo" + page).GET()).status())
                    .as(page)
                    .isEqualTo(404);
        }
        assertThat(Product.send(product.request("/demo/evening")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"pace\": 20, \"faults\": true}")))
                        .status())
                .isEqualTo(404);
        assertThat(product.context().getBeanNamesForType(DemoEvening.class)).isEmpty();
    }

    @Test
    void wrong_passwords_from_one_place_lock_that_place_whoever_they_are_for() {
        Browser somebody = new Browser(product.base());
        String login = somebody.signUp();
        for (int n = 0; n < 6; n++) {
            somebody.signIn(login, Browser.PASSWORD);
        }
        for (int n = 0; n < 4; n++) {
            assertThat(somebody.trySignIn("somebody-" + n + "@example.com", "wrong password")
                            .status())
                    .isEqualTo(401);
        }
        assertThat(somebody.trySignIn(login, Browser.PASSWORD).status()).isEqualTo(429);
        product.jdbc().update("update accounts.tries set locked_until = now()");
        somebody.signIn(login, Browser.PASSWORD);
    }

    @Test
    void wrong_secrets_from_one_place_lock_that_place_whosever_they_are() throws IOException {
        OAuthClient program = registered();
        for (int n = 0; n < 6; n++) {
            assertThat(program.ask().status()).isEqualTo(200);
        }
        for (int n = 0; n < 4; n++) {
            OAuthClient nobody = new OAuthClient(product, null, "nobody-" + n, "x");
            assertThat(nobody.ask().status()).isEqualTo(401);
        }
        Answer locked = program.ask();
        assertThat(locked.status()).isEqualTo(401);
        assertThat(locked.http().headers().firstValueAsLong("retry-after").orElseThrow())
                .isBetween(3500L, 3601L);
        product.jdbc().update("update accounts.tries set locked_until = now()");
        assertThat(program.ask().status()).isEqualTo(200);
    }

    private OAuthClient registered() throws IOException {
        Browser sora = new Browser(product.base());
        product.context().getBean(FirstOperator.class).invite();
        accept(
                sora,
                Files.readString(folder.resolve("first-operator-invitation")).strip());
        sora.signIn(LOGIN, Browser.PASSWORD);
        Answer told = sora.send(
                "POST",
                "/api/programs",
                "{\"clientId\": \"till\", \"name\": \"Till\", \"roles\": [\"integrator\"], \"allStores\": true}");
        assertThat(told.status()).as(told.http().body()).isEqualTo(201);
        return new OAuthClient(
                product,
                told.json().path("id").asText(),
                "till",
                told.json().path("secret").asText());
    }

    @Test
    void accounts_cannot_be_opened_in_masses_from_one_place() {
        Browser somebody = new Browser(product.base());
        somebody.signUp();
        somebody.signUp();
        Answer third = somebody.send(
                "POST",
                "/api/accounts",
                "{\"login\": \"x@example.com\", \"name\": \"X\", \"password\": \"" + Browser.PASSWORD + "\"}");
        assertThat(third.status()).isEqualTo(429);
        assertThat(third.problem()).isEqualTo("too-many-tries");
    }

    @Test
    void a_session_is_over_when_it_has_rested_or_lived_too_long_and_its_rows_go() {
        JdbcTemplate jdbc = product.jdbc();
        Browser somebody = new Browser(product.base());
        String login = somebody.signUp();
        somebody.signIn(login, Browser.PASSWORD);
        Browser resting = new Browser(product.base());
        resting.signIn(login, Browser.PASSWORD);

        await("a busy session outlives its rest, not its life")
                .pollInterval(300, TimeUnit.MILLISECONDS)
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> somebody.login().isEmpty());
        assertThat(resting.login()).isEmpty();
        await("the clean-up")
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> jdbc.queryForObject("select count(*) from accounts.session", Long.class) == 0);
        assertThat(jdbc.queryForObject("select count(*) from accounts.session_attributes", Long.class))
                .isZero();
    }

    private static Answer accept(Browser browser, String token) {
        return browser.send(
                "POST",
                "/api/invitations/accept",
                "{\"token\": \"" + token + "\", \"login\": \"" + LOGIN + "\", \"name\": \"Sora\", \"password\": \""
                        + Browser.PASSWORD + "\"}");
    }
}
