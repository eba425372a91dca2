package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The page that a newcomer opens first. */
record DemoPage(Device device) {

    static DemoPage open(Device device, Product product) {
        device.page().navigate(product.base() + "/demo");
        assertThat(device.page().locator(".stage")).isVisible();
        return new DemoPage(device);
    }

    Page page() {
        return device.page();
    }

    Locator link(String name) {
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name + " ")));
    }

    /** In a window of its own. */
    Device opens(Locator link) {
        return new Device(page().context().waitForPage(link::click));
    }

    Locator evening() {
        return page().locator(".switch");
    }

    Locator stop() {
        return page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("모의 영업 멈추기"));
    }

    void plays(String pace) {
        page().getByLabel(pace).check();
        evening().click();
        assertThat(stop()).isVisible();
    }

    Locator stage() {
        return page().locator(".stage");
    }

    Locator count(String name) {
        return page().locator(".counts div")
                .filter(new Locator.FilterOptions()
                        .setHas(page().locator(
                                        "dt", new Page.LocatorOptions().setHasText(Pattern.compile("^" + name + "$")))))
                .locator("dd");
    }
}
