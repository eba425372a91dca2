package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The sandbox as a child process of this JVM; it ends with this JVM, however that ends. */
public final class SandboxProcess implements AutoCloseable {

    private static final String READY = "payment sandbox ready on ";

    private final Process process;
    private final URI uri;

    private SandboxProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /**
     * @param launch the child's arguments up to the main class, which is {@link PaymentSandbox}
     * @throws IllegalStateException with the child's own words when it does not start
     */
    public static SandboxProcess start(SandboxSettings settings, List<String> launch) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        command.addAll(launch);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("SANDBOX_ADDRESS", settings.address());
        builder.environment().put("SANDBOX_PORT", String.valueOf(settings.port()));
        builder.environment().put("SANDBOX_LEDGER", settings.ledger().toString());
        builder.environment().put("SANDBOX_SECRET_KEY", settings.secretKey());
        builder.environment().put("SANDBOX_ADMIN_TOKEN", settings.adminToken());
        builder.environment().put("SANDBOX_SEED", String.valueOf(settings.seed()));
        builder.environment().put("SANDBOX_MINUTE_MILLIS", String.valueOf(settings.minuteMillis()));
        if (settings.webhookUrl() != null) {
            builder.environment()
                    .put("SANDBOX_WEBHOOK_URL", settings.webhookUrl().toString());
        }
        builder.environment()
                .put(
                        "SANDBOX_PARENT_PID",
                        String.valueOf(ProcessHandle.current().pid()));
        builder.redirectErrorStream(true);
        try {
            Process process = builder.start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder said = new StringBuilder();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    return new SandboxProcess(process, URI.create(line.substring(READY.length())));
                }
                said.append(line).append('\n');
            }
            throw new IllegalStateException(said.toString().strip());
        } catch (IOException e) {
            throw new UncheckedIOException("the payment sandbox's process cannot be started", e);
        }
    }

    /** Arguments for a class path as this JVM has it. */
    public static List<String> fromClassPath() {
        return List.of("-cp", System.getProperty("java.class.path"), PaymentSandbox.class.getName());
    }

    public URI uri() {
        return uri;
    }

    /**
     * Tells it whose beliefs its inspector shows beside its own.
     *
     * @param program gets its tokens for the merchant's list of payments by its secret
     * @throws IllegalStateException when it does not take it
     */
    public void introduce(URI merchant, String adminToken, String program, String secret) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("url", merchant.toString())
                .put("program", program)
                .put("secret", secret);
        try {
            int status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(uri + "/admin/merchant"))
                                    .timeout(Duration.ofSeconds(5))
                                    .header("Authorization", "Bearer " + adminToken)
                                    .PUT(BodyPublishers.ofString(body.toString()))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalStateException("the payment sandbox answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the payment sandbox does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Ends it without a good-bye, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        waitForEnd();
    }

    @Override
    public void close() {
        process.destroy();
        waitForEnd();
    }

    private void waitForEnd() {
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
