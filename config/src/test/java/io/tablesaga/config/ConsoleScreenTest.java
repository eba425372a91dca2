package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.tablesaga.config.RuledStore.line;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One order followed, what waits for a human settled, and what the console does not show to everybody. */
class ConsoleScreenTest {

    private static final String DOUBT = "order-approve-payment";

    @RegisterExtension
    final Devices devices = new Devices();

    private final Product product = Product.running(Wired.DIRECT);
    private final RuledStore store = RuledStore.open(Wired.DIRECT);

    @Test
    void an_order_whose_payment_nobody_knows_is_followed_live_from_its_doubt_to_its_end() {
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"ERROR_500\", \"next\": 100000}");
        OperatorsConsole console;
        try {
            String order = placed("tok_answer_lost").json().path("id").asText();
            console = OperatorsConsole.open(devices.tablet(), product, "operator", "");
            console.finds("order", order);
            assertThat(console.found()).hasCount(1);
            console.found().locator("th a").click();
            console.isAt("결과 모름");
            console.isLive("실시간");
            assertThat(console.route(DOUBT)).hasAttribute("data-mark", "doubt");
            assertThat(console.route(DOUBT)).containsText("? 결과 모름");
            assertThat(console.route("order-hold-stock")).hasAttribute("data-mark", "done");
            assertThat(console.journal().filter(new Locator.FilterOptions().setHasText("아직 알 수 없음")))
                    .not()
                    .hasCount(0);
        } finally {
            product.noMoreFaults();
        }
        // Nobody touches the page.
        console.isAt("완료");
        console.isLive("끝난 사가");
        assertThat(console.marked("doubt")).hasCount(0);
        assertThat(console.page().locator(".sequence")).containsText("결제됨: …");
        BooksBalance.in(product);
    }

    @Test
    void the_journal_is_stepped_through_and_a_declined_order_shows_what_was_undone() {
        Assertions.assertThat(placed("tok_declined").status()).isEqualTo(402);
        OperatorsConsole console =
                OperatorsConsole.open(devices.tablet(), product, "integrator", "view=sagas&store=" + store.store().id);
        assertThat(console.found()).hasCount(1);
        console.found().first().locator("th a").click();
        console.isAt("되돌림");
        assertThat(console.route("order-hold-stock")).hasAttribute("data-mark", "undone");
        assertThat(console.route("order-release-stock")).hasAttribute("data-mark", "undone");
        console.journal().nth(1).locator("button").focus();
        console.page().keyboard().press("Enter");
        assertThat(console.marked("undone")).hasCount(0);
        assertThat(console.marked("done")).hasCount(1);
        assertThat(console.page().locator(".stepper")).containsText("2 / ");
        console.device().taps("지금");
        assertThat(console.marked("undone")).not().hasCount(0);
        assertThat(console.device().button("환불…")).hasCount(0);
        BooksBalance.in(product);
    }

    @Test
    void a_refund_the_provider_refused_is_listed_and_tried_again_with_a_reason() {
        GuestWhoCancels guest = store.whoOrdered(placed("tok_ok"));
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"REFUSED\", \"next\": 1}");
        Assertions.assertThat(guest.cancel().json().path("state").asText()).isEqualTo("REFUND_FAILED");
        OperatorsConsole console = OperatorsConsole.open(devices.tablet(), product, "operator", "view=reviews");
        assertThat(console.review(guest.order())).containsText("결제사가 환불을 거절했습니다");
        console.review(guest.order())
                .getByText("다시 시도", new Locator.GetByTextOptions().setExact(true))
                .click();
        console.device().isAccessible("settling");
        console.page().getByLabel("이유").fill("결제사에 전화함");
        console.device().tapsIn("다시 시도하기");
        console.device().sees("다시 시도합니다.");
        assertThat(console.review(guest.order())).hasCount(0);
        guest.becomes("CANCELLED");
        Assertions.assertThat(guest.givenBack()).containsExactly(9_000L);
        BooksBalance.in(product);
    }

    @Test
    void a_paid_order_is_refunded_by_a_saga_of_its_own_and_its_first_saga_stays_completed() {
        Answer placed = placed("tok_ok");
        GuestWhoCancels guest = store.whoOrdered(placed);
        OperatorsConsole console = OperatorsConsole.open(
                devices.tablet(),
                product,
                "operator",
                "saga=" + placed.json().path("saga").asText());
        console.device().taps("환불…");
        console.page().getByLabel("이유").fill("손님 요청");
        console.device().tapsIn("주문을 취소하고 환불하기");
        assertThat(console.device().dialog()).isHidden();
        guest.becomes("CANCELLED");
        Assertions.assertThat(guest.givenBack()).containsExactly(9_000L);
        Locator taking = console.page().locator(".facts li a");
        assertThat(taking).containsText("취소");
        console.isAt("완료");
        taking.click();
        assertThat(console.page().locator(".saga-head h2")).containsText("취소");
        console.isAt("완료");
        assertThat(console.page()
                        .locator("table", new com.microsoft.playwright.Page.LocatorOptions().setHasText("환불됨")))
                .isVisible();
        BooksBalance.in(product);
    }

    @Test
    void who_may_not_look_is_told_so_and_an_integrator_does_not_settle() {
        Device cooks = devices.tablet();
        OperatorsConsole.open(cooks, product, "kitchen", "");
        cooks.sees("콘솔을 볼 수 없습니다");
        cooks.isAccessible("barred");
        Device device = devices.tablet();
        device.mayBeRefused(403);
        OperatorsConsole.open(device, product, "integrator", "view=reviews");
        device.sees("이 계정으로는 보거나 할 수 없습니다.");
        device.page().getByText("흐름").first().click();
        assertThat(device.page().locator(".cards")).containsText("회로 차단기");
    }

    @Test
    void without_a_connection_it_says_so_and_catches_up() {
        placed("tok_ok");
        OperatorsConsole console = OperatorsConsole.open(devices.tablet(), product, "operator", "");
        console.device().mayLoseItsNetwork();
        assertThat(console.found()).not().hasCount(0);
        console.page().context().setOffline(true);
        console.device().sees("연결이 끊겼습니다");
        console.page().context().setOffline(false);
        assertThat(console.page().locator(".banner")).hasCount(0);
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void everybody_can_read_it_in_both_themes_and_on_a_small_screen(ColorScheme scheme) {
        String saga = placed("tok_ok").json().path("saga").asText();
        Device device = devices.device(1280, 800, options -> options.setColorScheme(scheme));
        OperatorsConsole console = OperatorsConsole.open(device, product, "operator", "");
        for (List<String> place : List.of(
                List.of("", "main > .wide"),
                List.of("saga=" + saga, ".sequence"),
                List.of("view=reviews", "main h2"),
                List.of("view=flow", ".diagram"),
                List.of("view=books", ".verdict"))) {
            console.page().setViewportSize(1280, 800);
            console.page().evaluate("place => { location.hash = place; }", place.get(0));
            assertThat(console.page().locator(place.get(1)).first()).isVisible();
            device.isAccessible(scheme + " " + place.get(0));
            console.page().setViewportSize(360, 740);
            device.fits(scheme + " small " + place.get(0));
        }
        device.taps("한국어");
        device.tapsIn("English");
        assertThat(device.dialog()).containsText("Signed in as");
        BooksBalance.in(product);
    }

    /** One dish for 9,000 won. */
    private Answer placed(String token) {
        return store.order(store.phone(), "\"paymentToken\": \"" + token + "\"", line(store.dish("station = ''"), 1));
    }
}
