package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;

/** What the console of the demo shows while the payment provider has a bad day. */
final class ConsolePictures {

    private static final String TABLES = "00000000-0000-7000-8000-000000000";

    private final Devices devices;
    private final Product product;
    private final Path folder;

    ConsolePictures(Devices devices, Product product, Path folder) {
        this.devices = devices;
        this.product = product;
        this.folder = folder;
    }

    void take() {
        ordered("107", "tok_ok");
        ordered("108", "tok_ok");
        ordered("109", "tok_declined");
        GuestWhoCancels owed = new GuestWhoCancels(product, ordered("110", "tok_ok"));
        product.fault("{\"call\": \"CANCEL\", \"fault\": \"REFUSED\", \"next\": 1}");
        assertThat(owed.cancel().json().path("state").asText()).isEqualTo("REFUND_FAILED");
        product.fault("{\"call\": \"LOOK_UP\", \"fault\": \"ERROR_500\", \"next\": 100000}");
        try {
            doubt();
        } finally {
            product.noMoreFaults();
        }
        OperatorsConsole undone =
                console(1280, 1500, "en-US", ColorScheme.DARK, "view=sagas&by=table&q=" + TABLES + "109");
        undone.found().first().locator("th a").click();
        assertThat(undone.marked("undone").first()).isVisible();
        picture(undone, "console-undone-en-dark");
        OperatorsConsole reviews = console(1280, 640, "ko-KR", ColorScheme.LIGHT, "view=reviews");
        assertThat(reviews.review(owed.order())).isVisible();
        picture(reviews, "console-reviews");
        flow();
        OperatorsConsole books = console(1280, 480, "ko-KR", ColorScheme.LIGHT, "view=books");
        assertThat(books.page().locator(".verdict")).isVisible();
        picture(books, "console-books");
    }

    private void doubt() {
        String lost = id(ordered("111", "tok_answer_lost"));
        OperatorsConsole list = console(1280, 640, "ko-KR", ColorScheme.LIGHT, "");
        assertThat(list.found().nth(4)).isVisible();
        picture(list, "console");
        list.finds("order", lost);
        assertThat(list.found()).hasCount(1);
        list.found().locator("th a").click();
        list.isAt("결과 모름");
        assertThat(list.journal().nth(5)).isVisible();
        list.page().setViewportSize(1280, 2000);
        picture(list, "console-doubt");
        OperatorsConsole phone =
                console(390, 844, "ko-KR", ColorScheme.LIGHT, list.page().url().replaceAll(".*#", ""));
        phone.isAt("결과 모름");
        assertThat(phone.marked("doubt").first()).isVisible();
        picture(phone, "console-phone");
    }

    private void flow() {
        OperatorsConsole flow = console(1280, 1200, "ko-KR", ColorScheme.LIGHT, "view=flow");
        assertThat(flow.page().locator(".diagram .sign").first()).isVisible();
        ordered("112", "tok_ok");
        assertThat(flow.marked("done").first()).isVisible();
        picture(flow, "console-flow");
    }

    private OperatorsConsole console(int width, int height, String locale, ColorScheme scheme, String place) {
        Device device = devices.device(
                width, height, options -> options.setLocale(locale).setColorScheme(scheme));
        return OperatorsConsole.open(device, product, "operator", place);
    }

    private void picture(OperatorsConsole console, String name) {
        console.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    private Answer ordered(String table, String token) {
        String phone = PhoneAtTable.joined(product, Product.STORE, TABLES + table);
        return Product.send(
                product.request("/api/orders")
                        .header("Authorization", "Bearer " + phone)
                        .header("Idempotency-Key", OrderStoriesTest.key())
                        .header("Content-Type", "application/json")
                        .POST(
                                BodyPublishers.ofString(
                                        "{\"paymentToken\": \"" + token
                                                + "\", \"lines\": [{\"itemId\": \"00000000-0000-7000-8000-000000001001\", \"quantity\": 2}]}")));
    }

    private static String id(Answer placed) {
        return placed.json().path("id").asText();
    }
}
