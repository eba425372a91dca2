package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;

/** The console, and whoever sits before it. */
record OperatorsConsole(Device device) {

    /** A saga that is in doubt is asked about with growing pauses. */
    private static final int PATIENCE_MILLIS = 60_000;

    /** Signed in as that role of the demo, at a place behind the address' #. */
    static OperatorsConsole open(Device device, Product product, String role, String place) {
        CooksDisplay.signIn(device.page(), product, role);
        device.page().navigate(product.base() + "/console#" + place);
        return new OperatorsConsole(device);
    }

    Page page() {
        return device.page();
    }

    void finds(String by, String value) {
        page().getByLabel("찾는 기준").selectOption(by);
        page().getByLabel("값").fill(value);
        device.taps("찾기");
    }

    Locator found() {
        return page().locator("main > .wide tbody tr");
    }

    void isAt(String state) {
        assertThat(page().locator(".now .badge")).containsText(state, patient());
    }

    private static ContainsTextOptions patient() {
        return new ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    void isLive(String how) {
        assertThat(page().locator(".live")).hasText(how, new HasTextOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** Of the diagram's routes those that are done, in doubt, undone or failed. */
    Locator marked(String mark) {
        return page().locator(".diagram .node[data-mark=" + mark + "]");
    }

    Locator route(String id) {
        return page().locator(".diagram .node[data-route=" + id + "]");
    }

    Locator journal() {
        return page().locator(".journal tbody tr");
    }

    Locator review(String order) {
        return page().locator(".reviews > li")
                .filter(new Locator.FilterOptions().setHasText("…" + order.substring(order.length() - 8)));
    }
}
