package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import io.tablesaga.config.HouseAuthority.Heard;
import io.tablesaga.config.Product.Wired;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product in a house's own network, with the certificate of the house's own authority. */
class OwnAuthorityTest {

    private static final String DISH = "<b>시험</b> 요리";

    @TempDir
    static Path folder;

    private static Product product;
    private static HouseAuthority authority;
    private static StartedProduct safe;
    private static int port;

    @TempDir
    Path profile;

    @BeforeAll
    static void start() throws Exception {
        product = Product.running(Wired.DIRECT);
        authority = HouseAuthority.of(folder);
        Map<String, String> environment = new HashMap<>(StartedProduct.pointingAt(product.surroundings(), 0));
        environment.put("TABLESAGA_NODE", "safe");
        environment.put("TABLESAGA_TLS_CERTIFICATE", authority.certificate().toString());
        environment.put("TABLESAGA_TLS_KEY", authority.key().toString());
        environment.put("TABLESAGA_PUBLIC_URL", "https://" + authority.name());
        safe = new StartedProduct(environment);
        String api = safe.line("Api ");
        assertThat(api).as(String.join("\n", safe.said())).contains("https://127.0.0.1:");
        port = URI.create(api.substring(4).strip()).getPort();
    }

    @AfterAll
    static void stop() throws Exception {
        safe.close();
    }

    @Test
    void a_tablet_orders_may_have_the_screen_as_an_app_and_keeps_the_menu_when_the_network_is_gone() throws Exception {
        OwnStore store = OwnStore.open(product);
        store.dish(3);
        String joinCode = PhoneAtTable.joinCode(product, store.id, store.table);
        try (BrowserContext context = browser()) {
            Page page = context.pages().get(0);
            Device tablet = new Device(page);
            page.navigate("https://" + authority.name() + ":" + port + "/t/" + store.code(store.table) + "#join="
                    + joinCode + "&card=tok_ok");
            tablet.sees(DISH);
            assertThat(page.evaluate("() => isSecureContext")).isEqualTo(true);
            assertThat(page.evaluate("() => performance.getEntriesByType('navigation')[0].nextHopProtocol"))
                    .isEqualTo("h2");
            page.waitForFunction("() => navigator.serviceWorker.controller !== null");
            CDPSession browser = context.newCDPSession(page);
            assertThat(browser.send("Page.getAppManifest").getAsJsonArray("errors"))
                    .isEmpty();
            JsonObject installable = browser.send("Page.getInstallabilityErrors");
            assertThat(installable.getAsJsonArray("installabilityErrors")).isEmpty();

            tablet.taps(DISH + " 담기");
            tablet.taps("주문하기");
            tablet.tapsIn("원터치 결제");
            tablet.seesInDialog("주방 접수 대기");
            tablet.closesDialog();

            page.reload();
            tablet.sees(DISH);
            tablet.mayLoseItsNetwork();
            context.setOffline(true);
            page.reload();
            tablet.sees(DISH);
            tablet.sees("마지막으로 받은 메뉴");
            tablet.hasSaidNothing();
        }
        BooksBalance.in(product);
    }

    private BrowserContext browser() throws Exception {
        return Chromium.alone(
                profile,
                "--host-resolver-rules=MAP " + authority.name() + " 127.0.0.1",
                "--ignore-certificate-errors-spki-list=" + authority.pin());
    }

    @Test
    void staff_who_sign_in_have_a_cookie_that_goes_nowhere_but_by_https() throws Exception {
        try (BrowserContext context = browser()) {
            Page page = context.pages().get(0);
            page.navigate("https://" + authority.name() + ":" + port + "/kitchen");
            page.locator("#login").fill("kitchen@demo.example");
            page.locator("#password").fill(product.servers().folder().secret("demo-password"));
            page.locator("form button").click();
            assertThat(page.locator("form")).hasCount(0);
            assertThat(context.cookies()).singleElement().satisfies(cookie -> {
                assertThat(cookie.name).isEqualTo("__Host-session");
                assertThat(cookie.secure).isTrue();
                assertThat(cookie.httpOnly).isTrue();
            });
        }
    }

    @Test
    void plain_http_serves_nobody_there() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/stores"))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).doesNotContain("stores").contains("requires TLS");
    }

    @Test
    void who_trusts_the_authority_is_told_to_come_back_by_https_and_nobody_else_is_served() throws Exception {
        Heard heard = authority.get(port, "/api/stores");
        assertThat(heard.answer()).startsWith("HTTP/1.1 200").contains("Strict-Transport-Security: max-age=2592000");
        assertThatThrownBy(() -> authority.get(SSLContext.getDefault(), port, "/api/stores"))
                .isInstanceOf(SSLHandshakeException.class);
        assertThat(product.get("/api/stores", "nobody").http().headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void a_renewed_certificate_is_used_without_a_restart() throws Exception {
        Certificate before = authority.get(port, "/api/stores").certificate();
        authority.certify();
        await("the new one")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(authority.get(port, "/api/stores").certificate())
                                .isNotEqualTo(before));
    }

    @Test
    void what_cannot_be_a_certificate_and_its_key_is_one_clear_sentence_at_the_start() {
        String certificate = authority.certificate().toString();
        refused(Map.of("TABLESAGA_TLS_CERTIFICATE", certificate), "set both or none");
        refused(
                Map.of("TABLESAGA_TLS_CERTIFICATE", certificate, "TABLESAGA_TLS_KEY", "/nowhere/tls.key"),
                "TABLESAGA_TLS_KEY is «/nowhere/tls.key»");
        refused(
                Map.of(
                        "TABLESAGA_TLS_CERTIFICATE",
                        certificate,
                        "TABLESAGA_TLS_KEY",
                        folder.resolve("authority.key").toString()),
                "the key that belongs to it");
        refused(Map.of("TABLESAGA_TLS_CERTIFICATE", certificate, "TABLESAGA_TLS_KEY", certificate), "both as PEM");
        assertThat(OwnCertificate.properties(Map.of())).isEmpty();
    }

    private static void refused(Map<String, String> environment, String why) {
        assertThatThrownBy(() -> OwnCertificate.properties(environment))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(why);
    }
}
