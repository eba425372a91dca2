package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever the guest is, and whatever they hold in their hands. */
class ScreenForAllTest {

    private static final String DISH = "<b>시험</b> 요리";
    private static final int MOST_BYTES = 300_000;

    @RegisterExtension
    final Devices devices = new Devices();

    private final RuledStore ruled = RuledStore.open(Wired.DIRECT);
    private final OwnStore store = ruled.store();

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void no_screen_breaks_a_rule_of_accessibility(ColorScheme scheme) {
        store.dish(3);
        ruled.dish("name = '품절 요리', allergens = '{WHEAT}', position = 2");
        Device phone = devices.device(390, 844, options -> options.setColorScheme(scheme));
        phone.opens(store.product, store.code(store.table));
        phone.sees("코드를 입력하세요");
        phone.isAccessible("join");
        phone.sitsWithCard(store);
        phone.sees("3개 남음");
        phone.isAccessible("menu");
        phone.button(DISH).first().click();
        phone.seesInDialog("담기");
        phone.isAccessible("item");
        phone.inDialog("담기 ").click();
        phone.taps("장바구니");
        phone.seesInDialog("이 휴대폰");
        phone.isAccessible("cart");
        phone.tapsIn("주문하기");
        phone.isAccessible("pay");
        phone.tapsIn("원터치 결제");
        phone.seesInDialog("거래 번호");
        phone.isAccessible("orders");
        phone.closesDialog();
        for (String sheet : List.of("직원 호출", "같이 주문", "한국어")) {
            phone.taps(sheet);
            phone.isAccessible(sheet);
            phone.closesDialog();
        }
        Device tablet = devices.device(1280, 800, options -> options.setColorScheme(scheme));
        tablet.sits(store);
        tablet.sees(DISH);
        tablet.isAccessible("tablet");
        BooksBalance.in(store.product);
    }

    @Test
    void an_order_is_placed_by_the_keyboard_alone() {
        store.dish(3);
        Device phone = devices.phone().sitsWithCard(store);
        phone.sees(DISH);
        press(phone, DISH + " 담기");
        press(phone, "장바구니");
        press(phone, "주문하기");
        press(phone, "원터치 결제");
        phone.seesInDialog("주방 접수 대기");
        phone.page().keyboard().press("Escape");
        assertThat(phone.dialog()).isHidden();
        BooksBalance.in(store.product);
    }

    /** Tab until it has the focus. */
    private static void press(Device phone, String button) {
        Locator focused = phone.page().locator(":focus");
        Locator wanted = phone.page()
                .locator("dialog[open], body:not(:has(dialog[open]))")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .first();
        assertThat(wanted).isVisible();
        for (int i = 0; i < 40 && !isSame(focused, wanted); i++) {
            phone.page().keyboard().press("Tab");
        }
        assertThat(wanted).isFocused();
        phone.page().keyboard().press("Enter");
    }

    private static boolean isSame(Locator focused, Locator wanted) {
        return focused.count() == 1 && (Boolean) wanted.evaluate("wanted => wanted === document.activeElement");
    }

    @ParameterizedTest
    @CsvSource({"en, English, Orders, Add, Table 1", "ja, 日本語, 注文履歴, を追加, テーブル 1", "zh, 中文, 点单记录, 加入, 1桌"})
    void a_guest_reads_it_in_their_own_language(String code, String name, String orders, String add, String table) {
        ruled.dish("names = '{\"ko\": \"시험 요리\", \"en\": \"Dish\", \"ja\": \"料理\", \"zh\": \"菜\"}'");
        Device phone = devices.phone().sits(store);
        phone.taps("한국어");
        phone.tapsIn(name);
        phone.page().keyboard().press("Escape");
        assertThat(phone.button(orders)).isVisible();
        assertThat(phone.page().locator(".card .add").first())
                .hasAttribute("aria-label", java.util.regex.Pattern.compile(".*" + add + ".*"));
        assertThat(phone.page().locator("html")).hasAttribute("lang", code);
        assertThat(phone.page().locator(".place p")).hasText(table);
        phone.page().reload();
        assertThat(phone.button(orders)).isVisible();
    }

    @Test
    void the_first_load_is_small() {
        store.dish(3);
        Device phone = devices.phone();
        List<Response> loaded = new CopyOnWriteArrayList<>();
        phone.page().onResponse(loaded::add);
        phone.sits(store);
        phone.sees(DISH);
        int bytes = loaded.stream()
                .filter(response -> !response.request().resourceType().equals("image")
                        && !response.url().endsWith("/events"))
                .mapToInt(response -> response.request().sizes().responseBodySize
                        + response.request().sizes().responseHeadersSize)
                .sum();
        Assertions.assertThat(loaded).hasSizeGreaterThan(20);
        Assertions.assertThat(bytes).isBetween(20_000, MOST_BYTES);
    }
}
