package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.tablesaga.config.Product.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the kitchen of the demo's restaurant looks like on a busy evening. */
final class KitchenPictures {

    private final Devices devices;
    private final Product product;
    private final Path folder;

    KitchenPictures(Devices devices, Product product, Path folder) {
        this.devices = devices;
        this.product = product;
        this.folder = folder;
    }

    void take() {
        String late = ordered("101", "", "김치찌개 2", "공기밥 2");
        String soon = ordered("102", "", "해물파전 1", "막걸리 1");
        String taken = ordered("103", "", "불고기 2", "물냉면 1");
        String toGo = ordered("104", "\"serving\": \"TO_GO\", ", "제육덮밥 2", "식혜 2");
        String held = ordered("105", "", "된장찌개 1", "갈비찜 1", "식혜 2");
        aged(late, 12);
        aged(soon, 6);
        aged(taken, 3);
        says(late, "advance", "{\"to\": \"PREPARING\", \"positions\": [1]}");
        says(late, "bump", "{\"positions\": [2]}");
        says(soon, "advance", "{\"to\": \"PREPARING\", \"positions\": [1]}");
        says(soon, "advance", "{\"to\": \"ACCEPTED\", \"positions\": [2]}");
        says(taken, "advance", "{\"to\": \"ACCEPTED\", \"positions\": [1]}");
        product.jdbc()
                .update(
                        "update kitchen.ticket_line set state = 'HELD', turn = 2 where order_id = ?::uuid and position = 3",
                        held);
        staffCancel(taken);
        picture("kitchen", "ko-KR", ColorScheme.LIGHT);
        picture("kitchen-en-dark", "en-US", ColorScheme.DARK);
        says(soon, "bump", "{}");
        says(toGo, "bump", "{}");
        Device numbers = devices.tablet();
        CooksDisplay.signIn(numbers.page(), product, "kitchen");
        numbers.page().navigate(product.base() + "/pickups?store=" + Product.STORE);
        assertThat(numbers.page().locator(".ready li")).not().hasCount(0);
        write(numbers, "pickups");
    }

    private void picture(String name, String locale, ColorScheme scheme) {
        Device device =
                devices.device(1280, 800, options -> options.setLocale(locale).setColorScheme(scheme));
        CooksDisplay.signIn(device.page(), product, "kitchen");
        device.page().navigate(product.base() + "/kitchen?store=" + Product.STORE);
        assertThat(device.page().locator(".void").first()).isVisible();
        device.page().locator(".banner.fresh button").click();
        write(device, name);
    }

    private void write(Device device, String name) {
        device.page().screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    private String ordered(String table, String how, String... dishes) {
        String phone = PhoneAtTable.joined(product, Product.STORE, "00000000-0000-7000-8000-000000000" + table);
        String lines = Arrays.stream(dishes).map(this::line).collect(Collectors.joining(", "));
        Answer paid = Product.send(product.request("/api/orders")
                .header("Authorization", "Bearer " + phone)
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        "{" + how + "\"paymentToken\": \"tok_ok\", \"lines\": [" + lines + "]}")));
        assertThat(paid.status()).as(paid.http().body()).isEqualTo(201);
        String order = paid.json().path("id").asText();
        await("the ticket")
                .atMost(Duration.ofSeconds(20))
                .until(() -> product.jdbc()
                                .queryForObject(
                                        "select count(*) from kitchen.ticket where order_id = ?::uuid",
                                        Integer.class,
                                        order)
                        == 1);
        return order;
    }

    private String line(String dish) {
        int space = dish.lastIndexOf(' ');
        String item = product.jdbc()
                .queryForObject(
                        "select id::text from ordering.catalogue_item where store_id = ?::uuid and name = ?",
                        String.class,
                        Product.STORE,
                        dish.substring(0, space));
        return RuledStore.line(item, Integer.parseInt(dish.substring(space + 1)));
    }

    private void aged(String order, int minutes) {
        product.jdbc()
                .update(
                        "update kitchen.ticket set received_at = received_at - ? * interval '1 minute' where order_id = ?::uuid",
                        minutes,
                        order);
    }

    private void says(String order, String verb, String body) {
        assertThat(tell(order, verb, body)).isEqualTo(200);
    }

    private int tell(String order, String verb, String body) {
        return product.operatorPost("/api/stores/" + Product.STORE + "/kitchen/tickets/" + order + "/" + verb, body)
                .status();
    }

    private void staffCancel(String order) {
        Answer cancelled = Product.send(product.request("/api/orders/" + order + "/staff-cancellations")
                .header("Authorization", "Bearer " + product.operatorToken())
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"positions\": [2], \"reason\": \"손님 요청\"}")));
        assertThat(cancelled.status()).as(cancelled.http().body()).isEqualTo(200);
    }
}
