package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** To the provider's page and back, and the money's way back. */
class CheckoutScreenTest {

    @RegisterExtension
    final Devices devices = new Devices();

    private final Product product = Product.running(Wired.DIRECT);
    private final OwnStore store = OwnStore.open(product);

    @Test
    void a_guest_pays_on_the_provider_s_page_comes_back_and_takes_the_order_back() {
        store.dish(20);
        Device phone = devices.phone().sits(store);
        phone.taps("<b>시험</b> 요리 담기");
        phone.ordersAndPays("카드·간편결제");
        phone.page().locator("button[formaction$='/pay']").click();
        phone.taps("주문 내역");
        phone.seesInDialog("주방 접수 대기");
        phone.seesInDialog("결제 (카드·간편결제)");
        phone.tapsIn("주문 취소");
        phone.seesInDialog("₩9,000 주문을 취소할까요?");
        phone.tapsIn("주문 취소하기");
        phone.seesInDialog("손님이 취소를 요청함");
        phone.seesInDialog("환불 완료");
        phone.seesInDialog("−₩9,000");
        BooksBalance.in(product);
    }

    @Test
    void a_guest_who_did_not_pay_sees_how_long_there_is_and_pays_after_all() {
        // As long as a guest has, so that there is something to see.
        Product unhurried = product.anotherNode("--order.hold-time=2m", "--tablesaga.node=unhurried");
        try {
            OwnStore shop = OwnStore.open(unhurried);
            shop.dish(20);
            Device phone = devices.phone().sits(shop);
            phone.taps("<b>시험</b> 요리 담기");
            phone.ordersAndPays("카드·간편결제");
            phone.page().locator("button[formaction$='/close']").click();
            phone.text("테이블로 돌아가기").click();
            phone.sees("아직 결제하지 않은 주문이 있습니다.");
            phone.taps("주문 보기");
            phone.tapsIn("결제하러 가기");
            assertThat(phone.page().locator(".countdown")).hasText(Pattern.compile("1:[0-5][0-9]"));
            phone.isAccessible("checkout");
            phone.tapsIn("결제하러 가기");
            phone.page().locator("button[formaction$='/pay']").click();
            phone.taps("주문 내역");
            phone.seesInDialog("결제 (카드·간편결제)");
            phone.page().navigate("about:blank");
        } finally {
            unhurried.context().close();
        }
        BooksBalance.in(product);
    }

    @Test
    void staff_are_called_for_a_reason_and_the_guest_sees_that_they_come() {
        store.dish(20);
        Device phone = devices.phone().sits(store);
        phone.taps("직원 호출");
        phone.tapsIn("물");
        phone.sees("물: 직원에게 알렸습니다.");
        String call =
                store.get("/calls").json().path("calls").path(0).path("callId").asText();
        await("they come")
                .atMost(Duration.ofSeconds(10))
                .until(() -> product.operatorPost("/api/stores/" + store.id + "/calls/" + call + "/acknowledge", "{}")
                                .status()
                        == 200);
        phone.sees("물: 직원이 갑니다.");
        assertThat(phone.dialog()).isHidden();
    }
}
