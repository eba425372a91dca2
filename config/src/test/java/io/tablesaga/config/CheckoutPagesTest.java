package io.tablesaga.config;

import static io.tablesaga.config.CheckoutTrail.checkout;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our own pages around the provider's, as a browser gets them. */
class CheckoutPagesTest {

    @ParameterizedTest
    @EnumSource
    void a_guest_who_has_authenticated_lands_on_a_page_that_confirms_with_what_the_address_carries(Wired wired) {
        Product product = Product.running(wired);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(checkout(placed));

        Answer page = browse(back.address());
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.http().body())
                .contains("data-page=\"paid\"", "do not pay again", "<script src=\"checkout.js\" defer></script>");
        isStrict(page);
        assertThat(policy(page))
                .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
                        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        // What the page's script sends, and what a reload of the page sends again.
        assertThat(guest.confirm(back).status()).isEqualTo(201);
        assertThat(browse(back.address()).status()).isEqualTo(200);
        assertThat(guest.confirm(back).status()).isEqualTo(201);
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkout.js, text/javascript", "checkout.css, text/css"})
    void a_page_s_script_and_style_are_files_of_ours(String fileAndType) {
        Product product = Product.running(Wired.DIRECT);
        String[] parts = fileAndType.split(", ");
        Answer file = browse(URI.create(product.base() + "/checkout/" + parts[0]));
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.http().headers().firstValue("content-type").orElse("")).startsWith(parts[1]);
        assertThat(file.http().headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void a_guest_who_closes_the_page_is_told_that_nothing_was_charged_and_how_to_pay_while_the_hold_lasts() {
        Product product = Product.running(Wired.DIRECT);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        URI address =
                new GuestAtCheckout(product).press(checkout(placed), "close").address();
        URI meddled = URI.create(address + "&message=%3Cb%3Ecall%20me%3C%2Fb%3E");

        Answer page = browse(meddled);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.http().body())
                .contains("Nothing was charged", "결제되지 않았습니다")
                .doesNotContain("call me", "<b>");
        isStrict(page);
        Matcher link =
                Pattern.compile("<a href=\"([^\"]+)\"").matcher(page.http().body());
        assertThat(link.find()).isTrue();
        assertThat(link.group(1).replace("&amp;", "&"))
                .isEqualTo(checkout(placed).path("url").asText());

        BooksBalance.in(product);
        assertThat(browse(address).http().body()).contains("not paid in time").doesNotContain("<a href");
    }

    @Test
    void the_failed_page_of_a_paid_order_does_not_say_that_nothing_was_charged() {
        Product product = Product.running(Wired.DIRECT);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        GuestAtCheckout guest = new GuestAtCheckout(product);
        URI second = guest.press(checkout(placed), "close").address();
        assertThat(guest.confirm(guest.pay(checkout(placed))).status()).isEqualTo(201);

        assertThat(browse(second).http().body()).contains("This order is paid").doesNotContain("Nothing was charged");
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/checkout/paid", "/checkout/failed", "/checkout/pay"})
    void a_wrong_token_is_a_page_that_says_so(String path) {
        Product product = Product.running(Wired.DIRECT);
        for (String query : new String[] {"", "?attempt=", "?attempt=00000000-0000-7000-8000-000000000001.x"}) {
            Answer page = browse(URI.create(product.base() + path + query));
            assertThat(page.status()).isEqualTo(404);
            assertThat(page.http().body()).contains("no such payment", "찾을 수 없습니다");
            isStrict(page);
        }
    }

    @Test
    void the_page_that_opens_a_window_is_only_for_a_provider_that_has_no_page() {
        Product product = Product.running(Wired.DIRECT);
        Answer placed = product.checkout(OrderStoriesTest.key(), product.dish(1), 1);
        Returned closed = new GuestAtCheckout(product).press(checkout(placed), "close");
        URI pay = URI.create(product.base() + "/checkout/pay?attempt=" + closed.attemptToken());
        assertThat(browse(pay).status()).isEqualTo(404);
    }

    static void isStrict(Answer page) {
        HttpResponse<String> http = page.http();
        assertThat(http.headers().firstValue("content-type").orElse(""))
                .isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(http.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(http.headers().firstValue("cache-control")).contains("no-store");
        assertThat(http.headers().firstValue("referrer-policy")).isPresent();
        assertThat(policy(page)).startsWith("default-src 'none'").contains("frame-ancestors 'none'");
        assertThat(policy(page).replaceAll("style-src[^;]*", "")).doesNotContain("unsafe");
        // Every script is a file.
        assertThat(http.body()).doesNotContainPattern("<script>|<script [^>]*>[^<]|<[^>]* on[a-z]+=|javascript:");
    }

    static String policy(Answer page) {
        return page.http().headers().firstValue("content-security-policy").orElse("");
    }

    static Answer browse(URI address) {
        return Product.send(HttpRequest.newBuilder(address));
    }
}
