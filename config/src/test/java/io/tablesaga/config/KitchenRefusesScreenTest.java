package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tablesaga.config.RuledStore.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a kitchen's display says no to, what it holds back, and whom it does not let in. */
class KitchenRefusesScreenTest {

    @RegisterExtension
    final Devices devices = new Devices();

    private final Product product = Product.running(Wired.DIRECT);

    @Test
    void what_is_held_cannot_be_begun_until_it_is_fired_and_can_be_held_again() {
        TurnedStore store = TurnedStore.open(Wired.DIRECT);
        String phone = store.store().phone();
        GuestWhoCancels guest =
                store.ordered(phone, line(store.dish(1, "station = ''"), 1), line(store.dish(2, "station = ''"), 1));
        CooksDisplay display = display(store.store(), "kitchen");
        display.is(1, 1, "새 주문");
        display.is(1, 2, "보류 · 2차");
        assertThat(display.line(1, 2)).not().hasRole(AriaRole.BUTTON);
        display.taps(1, "2차 조리 시작");
        display.is(1, 2, "새 주문");
        store.sees(guest, "WAITING", "WAITING");
        display.taps(1, "더 보기");
        display.device().tapsIn("2차 보류");
        display.is(1, 2, "보류 · 2차");
        store.sees(guest, "WAITING", "HELD");
        display.taps(1, "모두 완료");
        display.is(1, 1, "완료");
        store.sees(guest, "READY", "HELD");
    }

    @Test
    void a_tap_that_is_refused_goes_back_and_says_why() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        String soup = store.dish("station = ''");
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(soup, 1)));
        CooksDisplay display = display(store, "kitchen");
        display.device().mayBeRefused(409);
        display.is(1, 1, "새 주문");
        display.device().taps("되돌리기");
        display.sees("되돌릴 것이 없습니다");

        // It hears of no change any more; what it says still arrives.
        display.device().mayLoseItsNetwork();
        display.page().route("**/kitchen/changes**", route -> route.abort());
        display.page().context().setOffline(true);
        display.page().context().setOffline(false);
        assertThat(display.page().locator(".banner.warn")).isVisible();
        assertThat(guest.cancel().status()).isIn(200, 202);
        guest.becomes("CANCELLED");
        display.line(1, 1).click();
        display.sees("방금 취소된 메뉴입니다. 만들지 마세요.");
        display.is(1, 1, "새 주문");
        display.page().unroute("**/kitchen/changes**");
        display.is(1, 1, "취소됨");
    }

    @Test
    void what_has_run_out_is_refused_after_a_second_question_where_it_is_being_made() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        String soup = store.dish("station = ''");
        String rice = store.dish("station = ''");
        GuestWhoCancels guest = store.whoOrdered(store.paid(store.phone(), line(soup, 1), line(rice, 1)));
        CooksDisplay display = display(store, "kitchen");
        display.device().mayBeRefused(409);
        for (String how : List.of("확인함", "조리 중")) {
            display.line(1, 1).click();
            display.is(1, 1, how);
        }
        display.taps(1, "더 보기");
        assertThat(display.device().inDialog("0개 거절하고 환불")).isDisabled();
        display.device().dialog().getByText("1 × ").first().click();
        display.device().isAccessible("refusing");
        display.device().tapsIn("1개 거절하고 환불");
        display.device().seesInDialog("이미 조리를 시작한 메뉴가 있습니다");
        assertThat(guest.givenBack()).isEmpty();
        display.device().tapsIn("조리 중이어도 거절하고 환불");
        display.sees("거절했습니다. 환불됩니다.");
        display.is(1, 1, "취소됨");
        display.is(1, 2, "새 주문");
        assertThat(guest.givenBack()).containsExactly(9_000L);
        BooksBalance.in(product);
    }

    @Test
    void whoever_is_not_signed_in_signs_in_and_who_may_not_look_is_told() {
        Device device = devices.tablet();
        device.mayBeRefused(401);
        device.page().navigate(product.base() + "/kitchen");
        device.sees("직원 계정으로 로그인하면");
        device.isAccessible("signing in");
        signIn(device, "merchandiser", "wrong");
        device.sees("아이디나 비밀번호가 맞지 않습니다.");
        signIn(device, "merchandiser", password());
        device.sees("주방 화면을 볼 수 없습니다");
        device.taps("로그아웃");
        signIn(device, "kitchen", password());
        device.sees("어느 매장입니까?");
        device.taps("한강커피");
        assertThat(device.page().locator(".state")).hasText("실시간 연결됨");
        device.taps("설정");
        device.tapsIn("로그아웃");
        device.sees("직원 계정으로 로그인하면");
    }

    @Test
    void the_floor_looks_on_and_the_demo_opens_it_signed_in() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        store.paid(store.phone(), line(store.dish("station = ''"), 1));
        CooksDisplay floor = display(store, "floor");
        floor.is(1, 1, "새 주문");
        floor.device().sees("보기 전용 계정입니다");
        assertThat(floor.device().button("모두 완료")).hasCount(0);

        Device demo = devices.tablet();
        demo.page().navigate(product.base() + "/demo/kitchen");
        assertThat(demo.page().locator("h1")).hasText("한강식당");
        assertThat(demo.page().locator(".state")).hasText("실시간 연결됨");
    }

    @Test
    void nothing_of_it_is_kept_on_a_device_that_has_a_guests_screen_too() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        store.paid(store.phone(), line(store.dish("station = ''"), 1));
        Device device = devices.tablet().sits(store.store());
        device.page().evaluate("() => navigator.serviceWorker.ready.then(() => true)");
        device.page().waitForFunction("() => navigator.serviceWorker.controller !== null");
        CooksDisplay display = CooksDisplay.open(device, product, store.store().id, "kitchen");
        display.is(1, 1, "새 주문");
        Object kept = device.page()
                .evaluate("async () => { const all = []; for (const name of await caches.keys())"
                        + " all.push(...(await (await caches.open(name)).keys()).map(one => one.url)); return all; }");
        assertThat((List<?>) kept).isNotEmpty().noneMatch(url -> url.toString().contains("/kitchen/tickets"));
        assertThat((List<?>) kept).noneMatch(url -> url.toString().contains("/kitchen/changes"));
    }

    @Test
    void everybody_can_use_it_in_both_themes_in_each_language_and_on_a_small_screen() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        String phone = store.phone();
        GuestWhoCancels one = store.whoOrdered(
                store.paid(phone, line(store.dish("station = '바'"), 1), line(store.dish("station = '그릴'"), 2)));
        StationStoriesTest.ticket(store, one.order(), "");
        GuestWhoCancels other = store.whoOrdered(store.paid(phone, line(store.dish("station = '바'"), 1)));
        // What is taken back before it is the kitchen's is never on its display.
        StationStoriesTest.ticket(store, other.order(), "");
        other.cancel();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            Device device = devices.device(1280, 800, options -> options.setColorScheme(scheme));
            CooksDisplay display = CooksDisplay.open(device, product, store.store().id, "kitchen");
            display.is(2, 1, "취소됨");
            device.isAccessible(scheme + " board");
            device.taps("설정");
            device.isAccessible(scheme + " settings");
            for (String[] language : new String[][] {{"English", "Left to make"}, {"日本語", "これから作る数"}, {"中文", "待做数量"}}) {
                device.tapsIn(language[0]);
                assertThat(device.page().locator(".all-day h2")).hasText(language[1]);
            }
            device.page().setViewportSize(360, 740);
            device.page().keyboard().press("Escape");
            assertThat(device.dialog()).isHidden();
            device.fits("small " + scheme);
        }
    }

    @Test
    void a_cook_without_a_finger_free_bumps_one_ticket_after_the_other_by_keyboard() {
        RuledStore store = RuledStore.open(Wired.DIRECT);
        String phone = store.phone();
        String soup = store.dish("station = '바'");
        store.paid(phone, line(soup, 1));
        store.paid(phone, line(soup, 2));
        String grill = store.dish("station = '그릴'");
        store.paid(phone, line(grill, 1));
        CooksDisplay display = display(store, "kitchen");
        assertThat(display.tickets()).hasCount(3);
        display.page()
                .getByRole(AriaRole.BUTTON, KitchenScreenTest.exactly("바"))
                .focus();
        display.page().keyboard().press("Enter");
        assertThat(display.tickets()).hasCount(2);
        display.ticket(1).locator(".done").focus();
        display.page().keyboard().press("Enter");
        display.isGone(1);
        assertThat(display.ticket(2).locator(".done")).isFocused();
        display.page().keyboard().press("Enter");
        assertThat(display.tickets()).hasCount(0);
        display.device().sees("모두 끝났습니다");
    }

    private void signIn(Device device, String role, String password) {
        device.page().getByLabel("아이디 (이메일)").fill(role + "@demo.example");
        device.page().getByLabel("비밀번호").fill(password);
        device.taps("로그인");
    }

    private String password() {
        return product.servers().folder().secret("demo-password");
    }

    private CooksDisplay display(RuledStore store, String role) {
        return CooksDisplay.open(devices.tablet(), product, store.store().id, role);
    }
}
