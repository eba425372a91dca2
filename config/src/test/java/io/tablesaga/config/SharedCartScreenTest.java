package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import io.tablesaga.config.Product.Wired;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several devices at one table. */
class SharedCartScreenTest {

    @RegisterExtension
    final Devices devices = new Devices();

    private final Product product = Product.running(Wired.DIRECT);
    private final OwnStore store = OwnStore.open(product);

    @Test
    void two_phones_see_one_cart_as_it_changes_and_an_order_empties_both() {
        store.dish(20);
        Device mina = devices.phone().sitsWithCard(store);
        Device jun = devices.phone().sits(store);
        jun.taps("장바구니");
        jun.seesInDialog("드시고 싶은 메뉴를 담아 보세요.");
        mina.taps("<b>시험</b> 요리 담기");
        jun.seesInDialog("일행 1");
        jun.seesInDialog("9,000");
        jun.tapsIn("하나 늘리기");
        mina.taps("장바구니");
        mina.seesInDialog("18,000");
        mina.tapsIn("주문하기");
        mina.tapsIn("원터치 결제");
        mina.seesInDialog("주방 접수 대기");
        jun.seesInDialog("드시고 싶은 메뉴를 담아 보세요.");
        jun.closesDialog();
        jun.taps("주문 내역");
        jun.seesInDialog("일행 1");
        jun.seesInDialog("₩18,000");
        BooksBalance.in(product);
    }

    @Test
    void whoever_has_no_code_asks_and_is_let_in_by_those_at_the_table() {
        store.dish(20);
        Device mina = devices.phone().sits(store);
        Device jun = devices.phone();
        jun.opens(product, store.code(store.table));
        jun.text("코드가 없나요?").click();
        jun.page().getByLabel("이름").fill("준");
        jun.taps("참여 요청");
        jun.sees("기다리고 있습니다");
        mina.taps("같이 주문");
        mina.seesInDialog("준 님이 함께 주문하고 싶어 합니다.");
        mina.tapsIn("네, 함께해요");
        assertThat(jun.button("주문 내역")).isVisible();
    }

    @Test
    void a_guest_shows_a_companion_a_code_to_scan_and_they_share_the_cart_at_once() throws IOException {
        store.dish(20);
        Device mina = devices.phone().sits(store);
        mina.taps("같이 주문");
        Locator code = mina.dialog().getByRole(AriaRole.IMG);
        assertThat(code).isVisible();
        Optional<String> scanned = PhoneCamera.read(ImageIO.read(new ByteArrayInputStream(code.screenshot())));
        Assertions.assertThat(scanned).hasValueSatisfying(url -> Assertions.assertThat(url)
                .contains("/t/" + store.code(store.table) + "#join="
                        + mina.page().locator(".join-code").textContent()));
        Device jun = devices.phone();
        jun.page().navigate(product.base() + scanned.orElseThrow().replaceAll("^.*?(/t/.*)$", "$1"));
        jun.taps("<b>시험</b> 요리 담기");
        mina.closesDialog();
        mina.taps("장바구니");
        mina.seesInDialog("일행 1");
    }

    @Test
    void a_tablet_shows_the_code_to_join_with_and_forgets_what_somebody_looked_at() {
        store.dish(20);
        PhoneAtTable.joinCode(product, store.id, store.table);
        String token = TabletAtTable.token(product.jdbc(), store.id, store.table);
        String code = store.code(store.table);
        Device tablet = devices.tablet();
        // So short that a test can wait for it.
        tablet.page()
                .addInitScript("localStorage.setItem('tablesaga.table." + code + "', JSON.stringify({token: '" + token
                        + "', tablet: true}));"
                        + "document.addEventListener('DOMContentLoaded', () => "
                        + "Object.assign(document.documentElement.dataset, {quiet: 3000, answer: 1500}))");
        tablet.opens(product, code);
        tablet.taps("<b>시험</b> 요리 담기");
        tablet.sees("이 태블릿");
        tablet.taps("같이 주문");
        assertThat(tablet.page().locator(".join-code")).hasText(java.util.regex.Pattern.compile("[0-9A-Z]{6}"));
        tablet.sees("계속 주문하시겠어요?");
        tablet.tapsIn("네, 계속할게요");
        assertThat(tablet.dialog()).isHidden();
        Locator search = tablet.page().getByRole(AriaRole.SEARCHBOX);
        search.fill("없는 요리");
        tablet.sees("계속 주문하시겠어요?");
        assertThat(tablet.dialog()).isHidden();
        assertThat(search).hasValue("");
        Assertions.assertThat(tablet.page().getByRole(AriaRole.COMPLEMENTARY).isVisible())
                .isTrue();
    }
}
