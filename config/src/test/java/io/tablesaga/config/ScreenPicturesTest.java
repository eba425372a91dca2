package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.tablesaga.config.Product.Wired;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pictures in {@code docs/screens}: taken anew with {@code -Dtablesaga.screens=write}. */
class ScreenPicturesTest {

    private static final Path FOLDER = Path.of("../docs/screens");

    /** What the demo's guests are said to have ordered, and how often. */
    private static final Map<String, Integer> POPULAR = Map.of(
            "1001", 41, "1015", 37, "1007", 29, "1024", 24, "1013", 24, "1019", 18, "1016", 16, "1021", 11, "1027", 9);

    @RegisterExtension
    final Devices devices = new Devices();

    @Test
    void the_pages_show_pictures_that_are_there_and_no_picture_is_there_that_none_shows() throws IOException {
        if ("write".equals(System.getProperty("tablesaga.screens"))) {
            take();
        }
        // After the guests have ordered; or alone, by its own word.
        if (List.of("write", "kitchen").contains(System.getProperty("tablesaga.screens", ""))) {
            new KitchenPictures(devices, Product.running(Wired.DIRECT), FOLDER).take();
        }
        if (List.of("write", "console").contains(System.getProperty("tablesaga.screens", ""))) {
            new ConsolePictures(devices, Product.running(Wired.DIRECT), FOLDER).take();
        }
        if (List.of("write", "sandbox").contains(System.getProperty("tablesaga.screens", ""))) {
            takeSandbox();
        }
        if (List.of("write", "demo").contains(System.getProperty("tablesaga.screens", ""))) {
            demo(Product.running(Wired.DIRECT));
        }
        Pattern shown = Pattern.compile("(?:docs/)?screens/([a-z-]+\\.png)");
        List<String> named = Stream.of("../README.md", "../docs/screens.md")
                .map(Path::of)
                .map(ScreenPicturesTest::text)
                .flatMap(text -> shown.matcher(text).results().map(found -> found.group(1)))
                .distinct()
                .sorted()
                .toList();
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .isNotEmpty()
                    .containsExactlyElementsOf(named);
        }
    }

    private void take() {
        Product product = Product.running(Wired.DIRECT);
        POPULAR.forEach((dish, orders) ->
                RankingScreenTest.ordered(product, "00000000-0000-7000-8000-00000000" + dish, orders));
        Device phone = seated(product, "106", 390, 844, options -> {});
        picture(phone, "phone-menu");
        phone.page().locator(".card .look").first().click();
        phone.seesInDialog("담기");
        picture(phone, "phone-dish");
        phone.closesDialog();
        phone.taps("인기 순위");
        picture(phone, "phone-ranking");
        phone.closesDialog();
        phone.taps("같이 주문");
        assertThat(phone.page().locator(".qr")).isVisible();
        picture(phone, "phone-invite");
        phone.closesDialog();
        phone.taps("김치찌개 담기");
        phone.taps("순두부찌개 담기");
        choose(phone, "사이드");
        phone.taps("해물파전 담기");
        phone.taps("장바구니");
        phone.seesInDialog("₩33,000");
        assertThat(phone.page().locator(".notice")).isHidden();
        picture(phone, "phone-cart");
        phone.tapsIn("주문하기");
        picture(phone, "phone-pay");
        phone.tapsIn("원터치 결제");
        phone.seesInDialog("거래 번호");
        inTheKitchen(product, "106", "PREPARING", "1");
        phone.seesInDialog("조리 중");
        assertThat(phone.page().locator(".notice")).isHidden();
        picture(phone, "phone-orders");

        Device english = seated(
                product, "107", 390, 844, options -> options.setLocale("en-US").setColorScheme(ColorScheme.DARK));
        choose(english, "Rice");
        picture(english, "phone-menu-en-dark");
        english.taps("Call staff");
        picture(english, "phone-call-en-dark");
        Device large = devices.device(390, 844, options -> options.setLocale("ja-JP"));
        large.page().addInitScript("localStorage.setItem('tablesaga.settings', JSON.stringify({senior: true}))");
        sit(large, product, "111");
        picture(large, "phone-menu-ja-large");

        Device tablet = onTable(product, "108", options -> {});
        choose(tablet, "고기");
        for (String dish : List.of("불고기", "삼겹살", "갈비찜")) {
            tablet.taps(dish + " 담기");
        }
        tablet.sees("₩61,000");
        assertThat(tablet.page().locator(".notice")).isHidden();
        picture(tablet, "tablet-menu");
        tablet.taps("한국어");
        tablet.tapsIn("큰 글씨");
        tablet.closesDialog();
        picture(tablet, "tablet-menu-large");
        Device dark =
                onTable(product, "109", options -> options.setLocale("en-US").setColorScheme(ColorScheme.DARK));
        choose(dark, "Noodles");
        dark.taps("Add Cold noodles");
        dark.page().locator(".card .look").nth(3).click();
        dark.seesInDialog("Add");
        assertThat(dark.page().locator(".notice")).isHidden();
        picture(dark, "tablet-dish-en-dark");
        Device joining = devices.phone().opens(product, PhoneAtTable.qr(product, table("110")));
        joining.sees("코드를 입력하세요");
        picture(joining, "phone-join");
        BooksBalance.in(product);
    }

    private void takeSandbox() {
        Product product = Product.running(Wired.DIRECT);
        Device phone = seated(product, "111", 390, 844, options -> {});
        phone.taps("김치찌개 담기");
        phone.ordersAndPays("카드·간편결제");
        phone.page().locator(".sandbox").waitFor();
        picture(phone, "sandbox");
        Device english =
                devices.device(390, 844, options -> options.setLocale("en-US").setColorScheme(ColorScheme.DARK));
        english.page().navigate(phone.page().url());
        picture(english, "sandbox-en-dark");
    }

    private void demo(Product product) {
        DemoPage demo = DemoPage.open(devices.device(1280, 1180, options -> options.setDeviceScaleFactor(1)), product);
        demo.plays("보통 (20배속)");
        assertThat(demo.count("나간 주문"))
                .hasText(Pattern.compile("[3-9]|\\d\\d"), new HasTextOptions().setTimeout(120_000));
        picture(demo.device(), "demo");
        demo.evening().click();
        assertThat(demo.stage()).containsText("멈췄습니다");
    }

    private static void choose(Device device, String category) {
        device.page()
                .locator(".rail")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(category))
                .click();
    }

    private static String table(String number) {
        return "00000000-0000-7000-8000-000000000" + number;
    }

    private Device seated(Product product, String table, int width, int height, Consumer<NewContextOptions> more) {
        Device device = devices.device(width, height, more.andThen(options -> options.setDeviceScaleFactor(1)));
        sit(device, product, table);
        return device;
    }

    /** The table's own tablet. */
    private Device onTable(Product product, String table, Consumer<NewContextOptions> more) {
        Device device = devices.device(1280, 800, more.andThen(options -> options.setDeviceScaleFactor(1)));
        PhoneAtTable.joinCode(product, Product.STORE, table(table));
        String qr = PhoneAtTable.qr(product, table(table));
        device.page()
                .addInitScript("localStorage.setItem('tablesaga.table." + qr + "', JSON.stringify({token: '"
                        + TabletAtTable.token(product.jdbc(), Product.STORE, table(table)) + "', tablet: true}))");
        device.opens(product, qr);
        assertThat(device.page().locator(".card .look").first()).isVisible();
        return device;
    }

    private static void sit(Device device, Product product, String table) {
        String join = PhoneAtTable.joinCode(product, Product.STORE, table(table));
        device.page()
                .navigate(product.base() + "/t/" + PhoneAtTable.qr(product, table(table)) + "#join=" + join
                        + "&card=tok_ok");
        assertThat(device.page().locator(".card .look").first()).isVisible();
    }

    private static void inTheKitchen(Product product, String table, String to, String positions) {
        String order = product.operator("/api/stores/" + Product.STORE + "/tables/" + table(table) + "/orders")
                .json()
                .path("orders")
                .path(0)
                .path("id")
                .asText();
        await("the ticket")
                .atMost(Duration.ofSeconds(20))
                .until(() -> product.operatorPost(
                                        "/api/stores/" + Product.STORE + "/kitchen/tickets/" + order + "/advance",
                                        "{\"to\": \"" + to + "\", \"positions\": [" + positions + "]}")
                                .status()
                        == 200);
    }

    private static void picture(Device device, String name) {
        device.page()
                .waitForFunction("() => [...document.images].every(image => image.complete"
                        + " || image.getBoundingClientRect().top > innerHeight)");
        device.page().screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
