package io.tablesaga.config;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * The phones and tablets of one test, each a browser of its own. Whatever happened, no console may have an error in the end;
 * of a test that fails there is a picture of each in {@code target/screens}.
 */
final class Devices implements AfterEachCallback, TestExecutionExceptionHandler {

    private final List<Device> open = new ArrayList<>();

    Device phone() {
        return device(390, 844, options -> {});
    }

    Device tablet() {
        return device(1280, 800, options -> {});
    }

    /** @param more what is unlike a Korean phone in a light room */
    Device device(int width, int height, Consumer<NewContextOptions> more) {
        NewContextOptions options = new NewContextOptions()
                .setViewportSize(width, height)
                .setLocale("ko-KR")
                .setTimezoneId("Asia/Seoul")
                .setColorScheme(ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setHasTouch(true);
        more.accept(options);
        BrowserContext context = Chromium.shared().newContext(options);
        context.setDefaultTimeout(15_000);
        Device device = new Device(context.newPage());
        open.add(device);
        return device;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        for (Device device : open) {
            String name = context.getRequiredTestMethod().getName() + "-" + open.indexOf(device) + ".png";
            try {
                device.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screens", name)));
            } catch (RuntimeException gone) {
                failure.addSuppressed(gone);
            }
            failure.addSuppressed(
                    new AssertionError(name + " at " + device.page().url() + " said: " + device.said()));
        }
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            if (context.getExecutionException().isEmpty()) {
                open.forEach(Device::hasSaidNothing);
            }
        } finally {
            open.forEach(device -> device.page().context().close());
        }
    }
}
