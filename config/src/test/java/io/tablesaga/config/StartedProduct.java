package io.tablesaga.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The product as its user starts it: a process with an environment, which talks in lines. */
final class StartedProduct implements AutoCloseable {

    private final Process process;
    private final List<String> said = new ArrayList<>();

    StartedProduct(Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TableSaga.class.getName())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** An environment with servers that run already. @param port 0 for any that is free */
    static Map<String, String> pointingAt(Surroundings servers, int port) {
        Map<String, Object> known = servers.properties();
        return Map.ofEntries(
                Map.entry("TABLESAGA_HTTP_PORT", String.valueOf(port)),
                Map.entry(
                        "TABLESAGA_DB_URL", known.get("tablesaga.database.url").toString()),
                Map.entry(
                        "TABLESAGA_DB_USER",
                        known.get("tablesaga.database.user").toString()),
                Map.entry(
                        "TABLESAGA_DB_PASSWORD",
                        known.get("tablesaga.database.password").toString()),
                Map.entry(
                        "TABLESAGA_ARTEMIS_URL",
                        known.get("tablesaga.artemis.url").toString()),
                Map.entry(
                        "TABLESAGA_ARTEMIS_USER",
                        known.get("tablesaga.artemis.user").toString()),
                Map.entry(
                        "TABLESAGA_ARTEMIS_PASSWORD",
                        known.get("tablesaga.artemis.password").toString()),
                Map.entry(
                        "TABLESAGA_KAFKA_BOOTSTRAP",
                        known.get("camel.component.kafka.brokers").toString()),
                Map.entry(
                        "TABLESAGA_PAYMENT_URL",
                        known.get("tablesaga.payment.url").toString()),
                Map.entry(
                        "TABLESAGA_PAYMENT_SECRET_KEY",
                        known.get("tablesaga.payment.secret-key").toString()),
                Map.entry(
                        "TABLESAGA_DEMO_PASSWORD",
                        known.get("tablesaga.demo-password").toString()),
                Map.entry(
                        "TABLESAGA_CAPABILITY_KEY",
                        known.get("tablesaga.capability-key").toString()),
                Map.entry(
                        "TABLESAGA_SEALING_KEYS",
                        known.get("tablesaga.sealing-keys").toString()));
    }

    /** Reads on until a line holds the text. @return that line; null when the process ended without it */
    String line(String text) throws IOException {
        for (String line = process.inputReader().readLine();
                line != null;
                line = process.inputReader().readLine()) {
            said.add(line);
            if (line.contains(text)) {
                return line;
            }
        }
        return null;
    }

    List<String> said() {
        return said;
    }

    /** As Ctrl-C or a service's stop would; SIGTERM. @return its exit code */
    int stop() throws InterruptedException, IOException {
        process.toHandle().destroy();
        return exit();
    }

    int exit() throws InterruptedException, IOException {
        line("\0");
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end: " + said);
        }
        return process.exitValue();
    }

    /** As a power cut would. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    List<ProcessHandle> family() {
        return process.descendants().toList();
    }

    @Override
    public void close() throws InterruptedException {
        process.toHandle().destroy();
        process.waitFor(30, TimeUnit.SECONDS);
        family().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }
}
