package io.tablesaga.config;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The distribution's browser, one for all tests of this JVM; {@code build-support/ensure-browser.sh} has seen to it. */
final class Chromium {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    /** The other JVM's tests have the processors, too. */
    private static final int PATIENCE_MILLIS = 15_000;

    private static Browser browser;

    /** A container has no namespaces of its own to give, and little shared memory. */
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");

    private Chromium() {}

    static synchronized Browser shared() {
        if (browser == null) {
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(find())
                            .setArgs(FLAGS));
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        }
        return browser;
    }

    /** One of its own, that was there before and keeps what it is given: no guest's window, as all others are. */
    static BrowserContext alone(Path profile, String... flags) {
        return shared().browserType()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(find())
                                .setLocale("ko-KR")
                                .setViewportSize(1280, 800)
                                .setArgs(Stream.concat(FLAGS.stream(), Arrays.stream(flags))
                                        .toList()));
    }

    private static Path find() {
        String named = System.getenv().getOrDefault("CHROMIUM", "");
        Stream<Path> installed = Arrays.stream(
                        System.getenv().getOrDefault("PATH", "/usr/bin").split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
        return Stream.concat(named.isEmpty() ? Stream.empty() : Stream.of(Path.of(named)), installed)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no browser; build-support/ensure-browser.sh installs one, $CHROMIUM names another"));
    }
}
