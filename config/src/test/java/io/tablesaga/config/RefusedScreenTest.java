package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.tablesaga.config.Product.Wired;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each «no» says what to do, and nothing is lost by it. */
class RefusedScreenTest {

    private static final String DISH = "<b>시험</b> 요리 담기";
    private static final String PASSING = "결제를 확인하고 있습니다. 다시 결제하지 마세요.";

    @RegisterExtension
    final Devices devices = new Devices();

    private final RuledStore ruled = RuledStore.open(Wired.DIRECT);
    private final Product product = ruled.product();
    private final OwnStore store = ruled.store();

    private Device sitWithCard(String card) {
        return devices.phone().sits(store, "&card=" + card);
    }

    @Test
    void a_declined_card_is_told_nothing_is_charged_and_another_way_is_open() {
        store.dish(20);
        Device phone = sitWithCard("tok_declined");
        phone.mayBeRefused(402);
        phone.taps(DISH);
        phone.ordersAndPays("원터치 결제");
        phone.seesInDialog("결제가 거절되었습니다. 결제된 금액은 없습니다.");
        phone.tapsIn("장바구니로 돌아가기");
        phone.ordersAndPays("카운터에서 결제");
        phone.seesInDialog("결제 기다리는 중");
        BooksBalance.in(product);
    }

    @Test
    void while_the_outcome_is_unknown_the_guest_is_told_not_to_pay_again_and_sees_it_become_paid() {
        store.dish(20);
        Device phone = sitWithCard("tok_answer_lost");
        phone.taps(DISH);
        // It passes: on a busy machine, between two looks of the browser's driver.
        phone.page()
                .evaluate(
                        "passing => new MutationObserver(() => {"
                                + " if (document.body.textContent.includes(passing)) { document.documentElement.dataset.told = passing; }"
                                + " }).observe(document.body, {subtree: true, childList: true, characterData: true})",
                        PASSING);
        phone.ordersAndPays("원터치 결제");
        phone.seesInDialog("결제 (원터치)");
        assertThat(phone.page().locator("html")).hasAttribute("data-told", PASSING);
        Assertions.assertThat(store.orders()).isEqualTo(1);
        BooksBalance.in(product);
    }

    @Test
    void what_another_table_took_meanwhile_is_sold_out_before_anybody_pays() {
        String dish = store.dish(1);
        Device phone = sitWithCard("tok_ok");
        phone.mayBeRefused(409);
        phone.sees("1개 남음");
        phone.taps(DISH);
        phone.taps("장바구니");
        phone.seesInDialog("이 휴대폰");
        Assertions.assertThat(
                        store.order(OrderStoriesTest.key(), dish, "tok_ok").status())
                .isEqualTo(201);
        phone.tapsIn("주문하기");
        phone.tapsIn("원터치 결제");
        phone.seesInDialog("결제된 금액은 없습니다.");
        phone.tapsIn("장바구니로 돌아가기");
        phone.taps("장바구니");
        phone.seesInDialog("품절");
        BooksBalance.in(product);
    }

    @Test
    void a_side_without_a_main_says_what_to_add_and_leads_there() {
        ruled.dish("course = 'SIDE', category = '곁들임', name = '공기밥', position = 9");
        store.dish(20);
        Device phone = sitWithCard("tok_ok");
        phone.mayBeRefused(409);
        phone.taps("곁들임");
        phone.taps("공기밥 담기");
        phone.taps("장바구니");
        phone.seesInDialog("공기밥: 곁들임 메뉴입니다. 메인 메뉴를 하나 더해 주세요.");
        phone.tapsIn("주문하기");
        phone.tapsIn("원터치 결제");
        phone.tapsIn("메인 메뉴 고르기");
        phone.taps(DISH);
        phone.ordersAndPays("원터치 결제");
        phone.seesInDialog("주방 접수 대기");
        BooksBalance.in(product);
    }

    @Test
    void a_price_that_has_changed_is_shown_before_it_is_charged() {
        String dish = store.dish(20);
        Device phone = sitWithCard("tok_ok");
        phone.taps(DISH);
        phone.taps("장바구니");
        phone.seesInDialog("이 휴대폰");
        ruled.rule(dish, "price = 9900, version = version + 1");
        phone.page().reload();
        phone.taps("장바구니");
        phone.seesInDialog("바뀌었습니다");
        phone.seesInDialog("9,900");
        phone.tapsIn("네, 괜찮아요");
        assertThat(phone.inDialog("네, 괜찮아요")).isHidden();
        phone.tapsIn("주문하기");
        phone.tapsIn("원터치 결제");
        phone.seesInDialog("₩9,900");
        phone.seesInDialog("주방 접수 대기");
        BooksBalance.in(product);
    }

    @Test
    void what_is_not_paid_in_time_is_over_and_nothing_was_charged() {
        store.dish(20);
        Device phone = devices.phone().sits(store);
        phone.taps(DISH);
        phone.ordersAndPays("카드·간편결제");
        phone.page().locator("button[formaction$='/close']").click();
        phone.text("테이블로 돌아가기").click();
        phone.taps("주문 내역");
        phone.seesInDialog("시간 안에 결제되지 않아 취소되었습니다. 결제된 금액은 없습니다.");
        phone.closesDialog();
        phone.taps("장바구니");
        phone.seesInDialog("9,000");
        BooksBalance.in(product);
    }

    @Test
    void a_wrong_code_says_so_and_a_void_table_code_is_told_to_the_staff() {
        store.dish(1);
        PhoneAtTable.joinCode(product, store.id, store.table);
        Device phone = devices.phone();
        phone.mayBeRefused(403);
        phone.mayBeRefused(404);
        phone.opens(product, store.code(store.table));
        phone.page().locator("#code").fill("WRONG2");
        phone.taps("들어가기");
        phone.sees("코드가 맞지 않습니다.");
        phone.page().navigate(product.base() + "/t/no-such-code");
        phone.sees("직원에게 알려 주세요");
    }
}
