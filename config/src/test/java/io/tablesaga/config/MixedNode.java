package io.tablesaga.config;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The product's process: one after the other, each on what the one before it has left. */
final class MixedNode implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Api +(http://[^/]+)/api");

    private final CrashLaunch launch;
    private final Map<String, String> environment;
    private final Product.Wired wired;
    private final Path folder;
    private Process process;
    private boolean leavesClasses;
    private int number;
    private volatile String base = "http://127.0.0.1:1";

    MixedNode(CrashLaunch launch, Map<String, String> environment, Product.Wired wired, Path folder) {
        this.launch = launch;
        this.environment = environment;
        this.wired = wired;
        this.folder = folder;
    }

    /** Where it answers, or has answered last. */
    String base() {
        return base;
    }

    Process process() {
        return process;
    }

    void start() throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--tablesaga.database.silence=6s",
                "--tablesaga.artemis.silence=4s",
                "--order.hold-time=3s",
                "--order.guest-patience=2000",
                "--order.cancellations.poll=200",
                "--tablesaga.payment.response-timeout=1s",
                "--tablesaga.payment.window=2s",
                "--tablesaga.breaker.open-seconds=1",
                "--tablesaga.saga.patience=3s",
                "--tablesaga.saga.poll=100ms",
                "--tablesaga.saga.first-retry=200ms",
                "--tablesaga.saga.last-retry=1s",
                "--visit.tries.address=1000000"));
        if (wired == Product.Wired.MESSAGES) {
            arguments.add("--spring.profiles.active=messages");
        }
        leavesClasses = launch.isFirst();
        ProcessBuilder builder = new ProcessBuilder(
                        launch.command(TableSaga.class, leavesClasses, List.of(), arguments))
                .redirectErrorStream(true)
                .redirectOutput(log(++number).toFile());
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** @return in how many milliseconds */
    long awaitReady() {
        long from = System.nanoTime();
        await("the product is ready")
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    Matcher address = ADDRESS.matcher(said());
                    if (address.find()) {
                        base = address.group(1);
                        return true;
                    }
                    if (!process.isAlive()) {
                        throw new IllegalStateException("the product does not start: " + said());
                    }
                    return false;
                });
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    }

    String said() throws IOException {
        return Files.readString(log(number));
    }

    private Path log(int of) {
        return folder.resolve("product-" + of + ".log");
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Ready; the first of all processes leaves its classes to the others, when it ends of its own will. */
    void startFirst() throws Exception {
        start();
        awaitReady();
        if (leavesClasses) {
            process.destroy();
            if (process.waitFor(3, TimeUnit.MINUTES)) {
                launch.keepClasses();
            }
            kill();
            start();
            awaitReady();
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            kill();
        }
    }
}
