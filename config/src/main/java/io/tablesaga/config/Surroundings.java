package io.tablesaga.config;

import io.tablesaga.accounts.persistence.DemoAccounts;
import io.tablesaga.sandbox.SandboxProcess;
import io.tablesaga.sandbox.SandboxSettings;
import io.tablesaga.servers.EmbeddedServers;
import io.tablesaga.servers.ServerSettings;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The servers around the product: named by the environment, or started here. */
final class Surroundings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Surroundings.class);

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<String> summary = new ArrayList<>();
    private EmbeddedServers servers;
    private SandboxProcess sandbox;
    private boolean closed;

    private Surroundings() {}

    static Surroundings of(Map<String, String> environment) {
        Surroundings surroundings = new Surroundings();
        surroundings.properties.putAll(OwnCertificate.properties(environment));
        if (environment.getOrDefault("TABLESAGA_DB_URL", "").isBlank()) {
            try {
                surroundings.startServers(environment);
            } catch (RuntimeException e) {
                surroundings.close();
                throw e;
            }
        }
        return surroundings;
    }

    private void startServers(Map<String, String> environment) {
        servers = EmbeddedServers.start(new ServerSettings(
                Path.of(environment.getOrDefault("TABLESAGA_DATA", "data")),
                port(environment, "TABLESAGA_POSTGRESQL_PORT"),
                port(environment, "TABLESAGA_ARTEMIS_PORT"),
                port(environment, "TABLESAGA_KAFKA_PORT")));
        properties.put("tablesaga.database.url", servers.postgres().jdbcUrl());
        properties.put("tablesaga.database.user", servers.postgres().user());
        properties.put("tablesaga.database.password", servers.postgres().password());
        properties.put("tablesaga.artemis.url", servers.artemis().url());
        properties.put("tablesaga.artemis.user", servers.artemis().user());
        properties.put("tablesaga.artemis.password", servers.artemis().password());
        properties.put("camel.component.kafka.brokers", servers.kafka().bootstrap());
        properties.put("tablesaga.demo-password", servers.folder().secret("demo-password"));
        properties.put("tablesaga.capability-key", servers.folder().secret("capability"));
        properties.put(
                "tablesaga.accounts.first-operator-file",
                servers.folder().path().resolve("first-operator-invitation").toString());
        if (environment.getOrDefault("TABLESAGA_PHOTOS", "").isBlank()) {
            properties.put(
                    "tablesaga.photos.folder",
                    servers.folder().path().resolve("photos").toString());
        }
        properties.put("tablesaga.sealing-keys", "box=" + servers.folder().secret("sealing"));
        summary.addAll(servers.summary());
        if (environment.getOrDefault("TABLESAGA_PAYMENT_PROVIDER", "sandbox").equalsIgnoreCase("sandbox")) {
            startSandbox(
                    port(environment, "TABLESAGA_SANDBOX_PORT"),
                    Long.parseLong(environment.getOrDefault("TABLESAGA_SANDBOX_MINUTE_MILLIS", "60000")));
        }
    }

    private void startSandbox(int port, long minuteMillis) {
        String secretKey = servers.folder().secret("sandbox-merchant");
        String adminToken = servers.folder().secret("sandbox-admin");
        sandbox = SandboxProcess.start(
                new SandboxSettings(
                        "127.0.0.1",
                        port,
                        servers.folder().path().resolve("sandbox-ledger.jsonl"),
                        secretKey,
                        adminToken,
                        1,
                        null,
                        minuteMillis),
                sandboxLaunch());
        properties.put("tablesaga.payment.url", sandbox.uri().toString());
        properties.put("tablesaga.payment.secret-key", secretKey);
        properties.put("tablesaga.demo.sandbox-token", adminToken);
        summary.add("Payments    " + sandbox.uri() + "/inspector (sandbox; no real money; token " + adminToken + ")");
    }

    /**
     * Our sandbox may show what we believe beside what it believes. Without that, everything else works; and so it is where we
     * speak https, with a certificate that it has no reason to trust.
     */
    void introduce(int port) {
        if (sandbox != null && !properties.containsKey("server.ssl.bundle")) {
            try {
                sandbox.introduce(
                        URI.create("http://127.0.0.1:" + port),
                        servers.folder().secret("sandbox-admin"),
                        DemoAccounts.PROGRAM,
                        servers.folder().secret("demo-password"));
            } catch (IllegalStateException | UncheckedIOException e) {
                LOG.warn("the payment sandbox's inspector will show its own side only", e);
            }
        }
    }

    /** A fat jar, and the image's folder, hide the sandbox's class from a plain class path; their loader finds it. */
    private static List<String> sandboxLaunch() {
        String classPath = System.getProperty("java.class.path");
        boolean hidden = SandboxProcess.class.getClassLoader() != ClassLoader.getSystemClassLoader();
        return hidden
                ? List.of(
                        "-cp",
                        classPath.isEmpty() ? "." : classPath,
                        "-Dloader.main=io.tablesaga.sandbox.PaymentSandbox",
                        "org.springframework.boot.loader.launch.PropertiesLauncher")
                : SandboxProcess.fromClassPath();
    }

    private static int port(Map<String, String> environment, String name) {
        String port = environment.getOrDefault(name, "0");
        if (!port.matches("[0-9]{1,5}")) {
            throw new StartRefused(name + " is «" + port + "», which is no port; a number up to 65535 is.");
        }
        return Integer.parseInt(port);
    }

    Map<String, Object> properties() {
        Map<String, Object> all = new LinkedHashMap<>(properties);
        all.put("tablesaga.surroundings", String.join("\n", summary));
        return all;
    }

    EmbeddedServers servers() {
        return servers;
    }

    SandboxProcess sandbox() {
        return sandbox;
    }

    /** The product's end and the JVM's both close it. */
    @Override
    public synchronized void close() {
        if (!closed && sandbox != null) {
            sandbox.close();
        }
        if (!closed && servers != null) {
            servers.close();
        }
        closed = true;
    }
}
