package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.ColorScheme;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** One link shows a newcomer every screen, and an evening to watch on them. */
class DemoScreenTest {

    /** «A newcomer sees it live within a minute.» */
    private static final double MINUTE = 60_000;

    @RegisterExtension
    final Devices devices = new Devices();

    private final Product product = Product.running(Wired.DIRECT);
    private final List<Device> opened = new ArrayList<>();

    @AfterEach
    void nobody_plays_on() {
        assertThat(tell("DELETE", "").status()).isEqualTo(200);
        opened.forEach(Device::hasSaidNothing);
    }

    @Test
    void every_link_opens_its_screen_signed_in() {
        DemoPage demo = DemoPage.open(devices.tablet(), product);
        for (String guest : List.of("손님 태블릿", "손님 휴대폰")) {
            Device seated = opens(demo, guest);
            seated.sees("한강식당");
            seated.sees("김치찌개");
            assertThat(seated.button("주문 내역")).isVisible();
        }
        Device kitchen = opens(demo, "주방 화면");
        assertThat(kitchen.page().locator("h1")).hasText("한강식당");
        assertThat(kitchen.page().locator(".state")).hasText("실시간 연결됨");
        assertThat(opens(demo, "준비 현황").page().locator(".ready")).isVisible();
        Device payments = opens(demo, "결제 기록");
        assertThat(payments.page()).hasTitle("Payment sandbox: inspector");
        assertThat(payments.page().locator("table").first()).isVisible();
    }

    @Test
    void an_evening_that_is_begun_here_shows_its_tickets_within_a_minute_and_stops_when_it_is_told_to() {
        DemoPage demo = DemoPage.open(devices.tablet(), product);
        demo.plays("보통 (20배속)");
        Locator link = demo.link("이 저녁의 주방");
        assertThat(link).isVisible(new IsVisibleOptions().setTimeout(MINUTE));
        Device kitchen = opens(demo, "이 저녁의 주방");
        assertThat(kitchen.page().locator("h1")).hasText("저녁 한마당");
        assertThat(kitchen.page().locator(".ticket").first()).isVisible(new IsVisibleOptions().setTimeout(MINUTE));
        Device bar = opens(demo, "이 저녁의 바");
        assertThat(bar.page().locator(".stations [aria-pressed=true]")).hasText("bar");
        assertThat(demo.count("앉은 손님")).not().hasText("0");
        assertThat(demo.count("주문")).not().hasText("0");

        Answer second = tell("POST", "{\"pace\": 20, \"faults\": true}");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.problem()).isEqualTo("evening-running");
        assertThat(tell("POST", "{\"pace\": 7, \"faults\": true}").problem()).isEqualTo("invalid-request");

        demo.evening().click();
        assertThat(demo.stage()).containsText("멈췄습니다");
        assertThat(demo.evening()).hasText("모의 영업 시작");
        nobodySits(product, store());
        BooksBalance.in(product);
    }

    @Test
    void a_product_that_stops_leaves_nobody_at_a_table_and_the_next_one_can_play_anew() {
        Product another = product.anotherNode("--tablesaga.node=launcher");
        String store;
        try {
            tell(another, "POST", "{\"pace\": 60, \"faults\": false}");
            await("guests")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> tell(another, "GET", "")
                                    .json()
                                    .at("/evening/progress/ordered")
                                    .asInt()
                            > 0);
            store = tell(another, "GET", "")
                    .json()
                    .at("/evening/progress/store")
                    .asText();
        } finally {
            another.context().close();
        }
        nobodySits(product, store);
        assertThat(tell("POST", "{\"pace\": 60, \"faults\": false}").status()).isEqualTo(202);
        assertThat(tell("DELETE", "").json().at("/evening/state").asText()).isEqualTo("STOPPED");
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void it_breaks_no_rule_of_accessibility(ColorScheme scheme) {
        DemoPage demo = DemoPage.open(devices.device(390, 844, options -> options.setColorScheme(scheme)), product);
        demo.device().isAccessible("before");
        demo.plays("빠르게 (60배속)");
        assertThat(demo.link("이 저녁의 주방")).isVisible(new IsVisibleOptions().setTimeout(MINUTE));
        demo.device().isAccessible("while it is played");
        demo.device().fits("while it is played");
    }

    @Test
    void the_keyboard_begins_and_stops_it() {
        DemoPage demo = DemoPage.open(devices.tablet(), product);
        for (int i = 0; i < 40 && !(Boolean) demo.evening().evaluate("one => one === document.activeElement"); i++) {
            demo.page().keyboard().press("Tab");
        }
        assertThat(demo.evening()).isFocused();
        demo.page().keyboard().press("Enter");
        assertThat(demo.stop()).isEnabled();
        demo.evening().focus();
        demo.page().keyboard().press("Space");
        assertThat(demo.stage()).containsText("멈췄습니다");
    }

    @ParameterizedTest
    @CsvSource({"en, English, Start the simulated evening", "ja, 日本語, 模擬営業を始める", "zh, 中文, 开始模拟营业"})
    void a_newcomer_reads_it_in_their_own_language(String code, String name, String start) {
        DemoPage demo = DemoPage.open(devices.device(320, 640, options -> {}), product);
        demo.device().taps(name);
        assertThat(demo.evening()).hasText(start);
        assertThat(demo.page().locator("html")).hasAttribute("lang", code);
        demo.device().fits(name);
        demo.page().reload();
        assertThat(demo.evening()).hasText(start);
    }

    private Device opens(DemoPage demo, String link) {
        Device window = demo.opens(demo.link(link));
        opened.add(window);
        return window;
    }

    private String store() {
        return tell("GET", "").json().at("/evening/progress/store").asText();
    }

    private static void nobodySits(Product product, String store) {
        JsonNode tables = product.operator("/api/stores/" + store + "/tables?limit=100")
                .json()
                .path("tables");
        assertThat(tables).isNotEmpty().noneMatch(table -> table.hasNonNull("seatedSince"));
    }

    private Answer tell(String method, String body) {
        return tell(product, method, body);
    }

    private static Answer tell(Product product, String method, String body) {
        return Product.send(product.request("/demo/evening")
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }
}
