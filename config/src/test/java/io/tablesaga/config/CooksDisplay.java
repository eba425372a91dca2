package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;

/** The kitchen's display, and the cook before it. */
record CooksDisplay(Device device) {

    private static final String COUNTED_SOUNDS =
            """
            window.sounds = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (...when) {
              window.sounds++;
              return start.apply(this, when);
            };""";

    /** Signed in as that role of the demo, before the store's tickets. */
    static CooksDisplay open(Device device, Product product, String store, String role) {
        device.page().addInitScript(COUNTED_SOUNDS);
        signIn(device.page(), product, role);
        device.page().navigate(product.base() + "/kitchen?store=" + store);
        assertThat(device.page().locator(".tickets")).isVisible();
        assertThat(device.page().locator(".state")).hasText("실시간 연결됨");
        return new CooksDisplay(device);
    }

    /** As the page's own form does it; what the browser keeps of it no script can read. */
    static void signIn(Page page, Product product, String role) {
        page.navigate(product.base() + "/kitchen");
        page.evaluate(
                """
                account => fetch('api/session', {
                  method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(account)
                })""",
                Map.of(
                        "login",
                        role + "@demo.example",
                        "password",
                        product.servers().folder().secret("demo-password")));
    }

    Page page() {
        return device.page();
    }

    Locator ticket(int number) {
        return page().locator(".ticket")
                .filter(new Locator.FilterOptions()
                        .setHas(page().getByRole(
                                        AriaRole.HEADING,
                                        new Page.GetByRoleOptions()
                                                .setName(Pattern.compile("^#" + number + "(\\s|$)")))));
    }

    Locator tickets() {
        return page().locator(".ticket");
    }

    /** Counted from 1. */
    Locator line(int number, int position) {
        return ticket(number).locator(".line").nth(position - 1);
    }

    void is(int number, int position, String how) {
        assertThat(line(number, position).locator(".how")).containsText(how);
    }

    void taps(int number, String button) {
        ticket(number)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(Pattern.compile("^" + button + "(,|$)")))
                .click();
    }

    void isGone(int number) {
        assertThat(ticket(number)).hasCount(0);
    }

    void sees(String text) {
        assertThat(page().locator(".notice")).containsText(text);
    }

    int sounds() {
        return ((Number) page().evaluate("() => window.sounds")).intValue();
    }

    void hasSounded(int times) {
        page().waitForFunction("times => window.sounds >= times", times);
    }
}
