package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.tablesaga.config.Product.Wired;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A guest's screen for whoever needs large letters: nothing is cut, or to be scrolled sideways, whatever a dish is called. */
class ZoomedScreenTest {

    @RegisterExtension
    final Devices devices = new Devices();

    private final RuledStore ruled = RuledStore.open(Wired.DIRECT);

    /** A tablet at 200 % is half as wide; a phone whose owner wants letters twice as large is as wide as before. */
    @ParameterizedTest
    @CsvSource({
        "ko, 640, 400, 100%", "ko, 390, 844, 200%", "en, 640, 400, 100%", "en, 390, 844, 200%",
        "ja, 640, 400, 100%", "ja, 390, 844, 200%", "zh, 640, 400, 100%", "zh, 390, 844, 200%"
    })
    void twice_as_large_every_language_holds(String language, int width, int height, String letters) {
        Device device = devices.device(width, height, options -> {});
        device.page()
                .addInitScript("localStorage.setItem('tablesaga.settings', JSON.stringify({lang: '" + language
                        + "'})); document.addEventListener('DOMContentLoaded', () => "
                        + "document.documentElement.style.fontSize = '" + letters + "')");
        walk(device, longest(language));
    }

    @ParameterizedTest
    @CsvSource({"320, 640", "390, 844", "1280, 800"})
    void in_large_letters_the_smallest_phone_and_the_tablet_hold(int width, int height) {
        Device device = devices.device(width, height, options -> {});
        device.page()
                .addInitScript(
                        "localStorage.setItem('tablesaga.settings', JSON.stringify({lang: 'en', senior: true}))");
        walk(device, longest("en"));
    }

    private static String longest(String language) {
        return switch (language) {
            case "ko" -> "간장공장공장장은강공장장이고된장공장공장장은공공장장이다";
            case "ja" -> "スーパーカリフラジリスティックエクスピアリドーシャスラーメン";
            case "zh" -> "非常非常非常非常非常非常非常非常长的四川麻辣水煮鱼片套餐";
            default -> "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
        };
    }

    private void walk(Device device, String longest) {
        String dish = ruled.dish(
                "name = '%1$s', category = '%1$s', description = '%1$s', price = 123456789, allergens = '{WHEAT,EGG}'"
                        .formatted(longest));
        ruled.dish("name = '%1$s 2', category = '%1$s', once_per = 'VISIT', course = 'SIDE', position = 2"
                .formatted(longest));
        RankingScreenTest.ordered(ruled.product(), dish, 1);
        String code = PhoneAtTable.joinCode(ruled.product(), ruled.store().id, ruled.store().table);
        String page = ruled.product().base() + "/t/" + ruled.store().code(ruled.store().table);
        device.page().navigate(page);
        assertThat(device.page().locator("#code")).isVisible();
        device.fits("join");
        device.page().navigate(page + "#join=" + code + "&card=tok_ok");
        assertThat(device.page().locator(".card").first()).isVisible();
        device.fits("menu");
        opens(device, ".to-ranking");
        opens(device, ".to-settings");
        for (int button = 1; button <= 3; button++) {
            opens(device, ".bar button:nth-child(" + button + ")");
        }
        device.page().locator(".card .look").first().click();
        device.fits("item");
        device.dialog().locator(".main").click();
        assertThat(device.dialog()).isHidden();
        if (device.page().locator(".to-cart").isVisible()) {
            device.page().locator(".to-cart").click();
        }
        device.page().locator(".line:not(.sending):visible").first().waitFor();
        device.fits("cart");
        device.page().locator(".sum .main:visible").click();
        assertThat(device.dialog().locator(".ways-to-pay")).isVisible();
        device.fits("pay");
        device.dialog().locator(".ways-to-pay .main").click();
        assertThat(device.dialog().locator(".reference")).isVisible();
        device.fits("orders");
        BooksBalance.in(ruled.product());
    }

    private static void opens(Device device, String button) {
        device.page().locator(button).click();
        assertThat(device.dialog()).isVisible();
        device.fits(button);
        device.dialog().locator(".close").click();
        assertThat(device.dialog()).isHidden();
    }
}
