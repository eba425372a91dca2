package io.tablesaga.config;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;

/** A guest's screen, and what a guest does with it. */
final class Device {

    /** Text that is cut off at its button, at what hides what is too much, or at the screen's side. */
    private static final String CUT =
            """
            () => {
              const cut = [];
              const place = document.querySelector('dialog[open]') ?? document.body;
              const texts = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
              const outside = (box, edge, style) =>
                style.overflowX !== 'auto' && (box.left < edge.left - 1 || box.right > edge.right + 1)
                || style.overflowY !== 'auto' && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1);
              while (texts.nextNode()) {
                const text = texts.currentNode;
                const own = text.parentElement;
                if (!text.data.trim() || own.closest('.unseen') || !own.checkVisibility()) continue;
                const range = document.createRange();
                range.selectNodeContents(text);
                for (const box of range.getClientRects()) {
                  for (let around = own; around !== document.documentElement; around = around.parentElement) {
                    const style = getComputedStyle(around);
                    // A description ends after two lines; the dish's own page has all of it.
                    const holds = around.tagName === 'BUTTON' || style.overflowX === 'hidden' && style.webkitLineClamp === 'none';
                    if (holds && outside(box, around.getBoundingClientRect(), style)) {
                      cut.push(around.tagName + '.' + around.className + ': ' + text.data.trim());
                    }
                    // What is beyond it is found by scrolling.
                    if (style.overflowX === 'auto' || style.overflowY === 'auto') break;
                  }
                }
              }
              return cut;
            }""";

    private final Page page;
    private final List<String> said = new ArrayList<>();
    private final List<Pattern> expected = new ArrayList<>();

    Device(Page page) {
        this.page = page;
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                said.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(said::add);
    }

    Page page() {
        return page;
    }

    List<String> said() {
        return said;
    }

    /** A browser says itself when an answer was a refusal, or when there was none. */
    void mayBeRefused(int status) {
        expected.add(
                Pattern.compile("Failed to load resource: the server responded with a status of " + status + ".*"));
    }

    void mayLoseItsNetwork() {
        expected.add(Pattern.compile("Failed to load resource: net::ERR_.*"));
    }

    void hasSaidNothing() {
        Assertions.assertThat(said)
                .filteredOn(line -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(line).matches()))
                .isEmpty();
    }

    Device opens(Product product, String code) {
        page.navigate(product.base() + "/t/" + code);
        return this;
    }

    /** As the demo's own link does it. */
    Device sits(OwnStore store, String more) {
        String code = PhoneAtTable.joinCode(store.product, store.id, store.table);
        page.navigate(store.product.base() + "/t/" + store.code(store.table) + "#join=" + code + more);
        assertThat(button("주문 내역")).isVisible();
        return this;
    }

    Device sits(OwnStore store) {
        return sits(store, "");
    }

    /** With a card that is always good. */
    Device sitsWithCard(OwnStore store) {
        return sits(store, "&card=tok_ok");
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator text(String text) {
        return page.getByText(text);
    }

    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    Locator inDialog(String button) {
        return dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button));
    }

    void taps(String button) {
        button(button).click();
    }

    void tapsIn(String button) {
        inDialog(button).first().click();
    }

    /** On a phone the cart opens first. */
    void ordersAndPays(String how) {
        taps("장바구니");
        tapsIn("주문하기");
        tapsIn(how);
    }

    void sees(String text) {
        assertThat(text(text).first()).isVisible();
    }

    void seesInDialog(String text) {
        assertThat(dialog()).containsText(text);
    }

    void closesDialog() {
        tapsIn("닫기");
        assertThat(dialog()).isHidden();
    }

    void isAccessible(String where) {
        Assertions.assertThat(new AxeBuilder(page).analyze().getViolations())
                .as(where)
                .extracting(rule -> rule.getId() + ": " + rule.getHelp() + " "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList())
                .isEmpty();
    }

    /** Nothing is to be scrolled sideways, and no letter is outside of what it stands in. */
    void fits(String where) {
        Object wider = page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
        Assertions.assertThat(((Number) wider).intValue()).as(where).isLessThanOrEqualTo(0);
        Assertions.assertThat((List<?>) page.evaluate(CUT)).as(where).isEmpty();
    }
}
