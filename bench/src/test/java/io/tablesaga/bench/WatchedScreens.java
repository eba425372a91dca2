package io.tablesaga.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Screens in the distribution's Chromium. Each keeps when it first showed what. */
final class WatchedScreens implements AutoCloseable {

    /** Of each ticket, that it is there, and what its lines are. */
    private static final String TICKETS =
            """
            () => [...document.querySelectorAll('.ticket')].flatMap(ticket => {
              const order = ticket.getAttribute('aria-labelledby').replace('ticket-', '');
              const states = [...ticket.querySelectorAll('.line')].map(line => line.className.split(' ')[1]);
              return ['THERE', ...states].map(what => order + ' ' + what);
            })""";

    /** Of a visit's orders, counted from 0, that it is paid, and how far it is. */
    private static final String ORDERS =
            """
            () => [...document.querySelectorAll('.orders > .order:has(.progress)')].reverse().flatMap((order, number) =>
              ['THERE', order.className.split(' ')[1].toUpperCase()].map(what => number + ' ' + what))""";

    /** The time is that of the frame that has it. */
    private static final String WATCH =
            """
            () => {
              window.seen = {};
              const look = () => {
                const shown = (%s)();
                requestAnimationFrame(() => shown.forEach(what => window.seen[what] ??= Date.now()));
              };
              new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
              look();
            }""";

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));

    private static Path chromium() {
        String named = System.getenv("CHROMIUM");
        return named != null
                ? Path.of(named)
                : Arrays.stream(System.getenv("PATH").split(":"))
                        .flatMap(folder ->
                                List.of("chromium", "google-chrome").stream().map(name -> Path.of(folder, name)))
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no browser; $CHROMIUM names one"));
    }

    /** Signed in as the demo's cook. */
    Watched kitchen(String address, String password) {
        Page page = page(1280, 800, address);
        page.locator("#login").fill("kitchen@demo.example");
        page.locator("#password").fill(password);
        page.locator("form button").click();
        page.locator(".tickets").waitFor();
        return new Watched(page, TICKETS);
    }

    /** The orders of whoever sits at the table to which the address leads. */
    Watched guest(String address) {
        Page page = page(390, 844, address);
        page.getByText("주문 내역").first().click();
        page.locator("dialog[open]").waitFor();
        return new Watched(page, ORDERS);
    }

    private Page page(int width, int height, String address) {
        Page page = browser.newContext(
                        new NewContextOptions().setViewportSize(width, height).setLocale("ko-KR"))
                .newPage();
        page.navigate(address);
        return page;
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** One that is watched from now on. */
    static final class Watched implements AutoCloseable {

        private final Page page;

        Watched(Page page, String shown) {
            this.page = page;
            page.evaluate(WATCH.formatted(shown));
        }

        /** @return when it showed each of these, in milliseconds since 1970; all of them must come */
        Map<String, Number> seen(List<String> awaited) {
            page.waitForFunction("awaited => awaited.every(what => what in window.seen)", awaited);
            @SuppressWarnings("unchecked")
            Map<String, Number> seen = (Map<String, Number>) page.evaluate("() => window.seen");
            return seen;
        }

        @Override
        public void close() {
            page.context().close();
        }
    }
}
