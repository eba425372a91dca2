package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import io.tablesaga.config.Product.Wired;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The demo's evening, faults included, is played to its end, and what the page says of it then is true. */
class DemoVerdictTest {

    private static final double LONGEST_EVENING = 240_000;

    @RegisterExtension
    final Devices devices = new Devices();

    @Test
    void an_evening_with_faults_ends_with_all_well() {
        Product product = Product.running(Wired.DIRECT);
        DemoPage demo = DemoPage.open(devices.tablet(), product);
        demo.plays("빠르게 (60배속)");
        assertThat(demo.stage()).containsText("끝났습니다.", new ContainsTextOptions().setTimeout(LONGEST_EVENING));
        assertThat(demo.page().locator(".wrong li")).hasCount(0);
        assertThat(demo.stage()).hasText("끝났습니다. 모두 맞습니다.");
        assertThat(demo.count("일부러 낸 장애")).not().hasText("0");
        assertThat(demo.count("앉은 손님")).hasText("0");
        BooksBalance.in(product);
    }
}
