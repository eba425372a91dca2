package io.tablesaga.config;

import static io.tablesaga.config.CheckoutPagesTest.browse;
import static io.tablesaga.config.CheckoutPagesTest.isStrict;
import static io.tablesaga.config.CheckoutPagesTest.policy;
import static io.tablesaga.config.CheckoutTrail.checkout;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.sandbox.SandboxProcess;
import io.tablesaga.sandbox.SandboxSettings;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.util.HtmlUtils;

/** The product set to Toss: our page opens its window. Toss itself is the sandbox here, which speaks its dialect. */
class TossCheckoutTest {

    private static final String KIMCHI_TO_GO = "00000000-0000-7000-8000-000000001034";

    @TempDir
    static Path folder;

    private static SandboxProcess toss;
    private static Product product;

    @BeforeAll
    static void start() {
        toss = SandboxProcess.start(
                new SandboxSettings("127.0.0.1", 0, folder.resolve("toss.jsonl"), "test_sk_of_ours", "admin", 1),
                SandboxProcess.fromClassPath());
        product = Product.startIn(
                Map.of("TABLESAGA_DATA", folder.resolve("data").toString(), "TABLESAGA_PAYMENT_PROVIDER", "toss"),
                Wired.DIRECT,
                "--tablesaga.payment.provider=toss",
                "--tablesaga.payment.url=" + toss.uri(),
                "--tablesaga.payment.secret-key=test_sk_of_ours",
                "--tablesaga.payment.client-key=test_ck_of_ours",
                "--order.hold-time=60s");
    }

    @AfterAll
    static void stop() {
        product.stop();
        toss.close();
    }

    @Test
    void a_guest_pays_in_the_window_our_page_opens_with_our_own_amount() {
        assertThat(product.sandbox()).isNull();
        Answer placed = product.checkout(OrderStoriesTest.key(), KIMCHI_TO_GO, 2);
        URI address = URI.create(checkout(placed).path("url").asText());
        assertThat(address.toString()).startsWith(product.base() + "/checkout/pay?attempt=");

        Answer page = browse(URI.create(address + "&amount=1&taxFreeAmount=0&orderName=%3Cb%3E"));
        assertThat(page.status()).isEqualTo(200);
        isStrict(page);
        assertThat(policy(page))
                .contains("script-src 'self' https://js.tosspayments.com;", "frame-src https://*.tosspayments.com;");
        assertThat(page.http().body())
                .contains("https://js.tosspayments.com/v2/standard", "Pay", "결제하기")
                .doesNotContain("test_sk", "<input", "<b>");
        Map<String, String> data = data(page.http().body());
        assertThat(data)
                .containsEntry("client-key", "test_ck_of_ours")
                .containsEntry("amount", "19800")
                .containsEntry("tax-free", "19800")
                .containsEntry("currency", "KRW");

        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(window(data));
        assertThat(browse(back.address()).status()).isEqualTo(200);
        Answer paid = guest.confirm(back);
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        assertThat(browse(address).http().body()).contains("This order is paid");
        BooksBalance.in(product);
    }

    @Test
    void a_failed_attempt_s_page_leads_to_the_next() {
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        URI first = URI.create(checkout(placed).path("url").asText());
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(window(data(browse(first).http().body())));
        Product.fault(toss.uri(), "admin", "{\"fault\": \"DECLINE\", \"next\": 1}");
        Answer declined = guest.confirm(back);
        assertThat(declined.status()).as(declined.http().body()).isEqualTo(402);

        String next = checkout(declined).path("url").asText();
        assertThat(next).isNotEqualTo(first.toString());
        assertThat(browse(first).http().body())
                .contains("<a href=\"" + HtmlUtils.htmlEscape(next))
                .doesNotContain("test_ck");
        assertThat(guest.confirm(guest.pay(
                                window(data(browse(URI.create(next)).http().body()))))
                        .status())
                .isEqualTo(201);
        BooksBalance.in(product);
    }

    /** What the provider's script makes of the page's data: its window, here the sandbox's page. */
    private static JsonNode window(Map<String, String> data) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("orderId", data.get("order-id"));
        query.put("orderName", data.get("order-name"));
        query.put("amount", data.get("amount"));
        query.put("taxFreeAmount", data.get("tax-free"));
        query.put("currency", data.get("currency"));
        query.put("successUrl", data.get("success"));
        query.put("failUrl", data.get("failure"));
        StringBuilder url = new StringBuilder(toss.uri() + "/checkout?");
        query.forEach((name, value) ->
                url.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return JsonNodeFactory.instance.objectNode().put("url", url.toString());
    }

    private static Map<String, String> data(String page) {
        Map<String, String> data = new LinkedHashMap<>();
        Matcher attribute = Pattern.compile(" data-([a-z-]+)=\"([^\"]*)\"").matcher(page);
        while (attribute.find()) {
            data.put(attribute.group(1), HtmlUtils.htmlUnescape(attribute.group(2)));
        }
        assertThat(data).as(page).containsEntry("page", "pay");
        return data;
    }
}
