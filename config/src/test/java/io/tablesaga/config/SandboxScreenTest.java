package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox's own page, where whoever tries the product decides how a payment ends. */
class SandboxScreenTest {

    @RegisterExtension
    final Devices devices = new Devices();

    private final Product product = Product.running(Wired.DIRECT);
    private final OwnStore store = OwnStore.open(product);

    @BeforeEach
    void cook() {
        store.dish(20);
    }

    private String checkout() {
        return store.order(OrderStoriesTest.key(), dish(), "")
                .json()
                .path("checkout")
                .path("url")
                .asText();
    }

    private String dish() {
        return product.jdbc()
                .queryForObject(
                        "select id::text from ordering.catalogue_item where store_id = ?::uuid",
                        String.class,
                        store.id);
    }

    @ParameterizedTest
    @CsvSource({
        "ko-KR, LIGHT, 실제 돈은 움직이지 않습니다",
        "ko-KR, DARK, 실제 돈은 움직이지 않습니다",
        "en-US, LIGHT, No real money moves",
        "en-US, DARK, No real money moves",
        "ja-JP, LIGHT, 実際のお金は動きません",
        "zh-CN, DARK, 不会有真实资金流动"
    })
    void it_says_what_it_is_and_how_much_is_to_be_paid_to_everybody(String locale, ColorScheme scheme, String sandbox) {
        Device phone =
                devices.device(390, 844, options -> options.setLocale(locale).setColorScheme(scheme));
        phone.page().navigate(checkout());
        phone.sees(sandbox);
        assertThat(phone.page().locator(".amount")).containsText("9,000");
        assertThat(phone.page().locator("html")).hasAttribute("lang", locale.substring(0, 2));
        phone.isAccessible("the sandbox's page");
        phone.fits("the sandbox's page");
    }

    @Test
    void it_offers_every_way_in_which_a_payment_can_end_by_the_keyboard_too() {
        Device phone = devices.device(320, 480, options -> {});
        phone.page().navigate(checkout());
        phone.fits("a small phone");
        List<String> buttons = phone.page().locator("button").allInnerTexts();
        assertThat(buttons).hasSize(11).doesNotHaveDuplicates();
        phone.page().keyboard().press("Tab");
        assertThat(phone.page().locator(":focus")).hasText("결제하기");
        phone.page().keyboard().press("Tab");
        phone.page().keyboard().press("Enter");
        phone.page().waitForURL("**/checkout/failed**");
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay-slow", "pay-answer-lost", "pay-error-500-after"})
    void whatever_becomes_of_the_answer_a_guest_who_was_charged_has_paid_once_in_the_end(String how) {
        Device phone = devices.phone().sits(store);
        phone.taps("<b>시험</b> 요리 담기");
        phone.ordersAndPays("카드·간편결제");
        phone.page().locator("button[formaction$='/" + how + "']").click();
        phone.taps("주문 내역");
        phone.seesInDialog("주방 접수 대기");
        assertThat(store.orders()).isEqualTo(1);
        BooksBalance.in(product);
    }

    @Test
    void a_refusal_when_the_money_is_asked_for_is_one_and_nothing_is_paid() {
        Device phone = devices.phone().sits(store);
        phone.taps("<b>시험</b> 요리 담기");
        phone.ordersAndPays("카드·간편결제");
        phone.mayBeRefused(402);
        phone.page().locator("button[formaction$='/pay-decline']").click();
        phone.sees("결제되지 않았습니다");
        BooksBalance.in(product);
    }
}
