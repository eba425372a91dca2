package io.tablesaga.config;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.tablesaga.config.FaultProxy.Fault;
import io.tablesaga.sandbox.SandboxProcess;
import io.tablesaga.sandbox.SandboxSettings;
import io.tablesaga.servers.DataFolder;
import io.tablesaga.servers.EmbeddedPostgreSql;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** The servers around the product, each behind a network that can fail, and each to be killed alone. */
final class MixedServers implements AutoCloseable {

    enum Server {
        POSTGRESQL,
        ARTEMIS,
        KAFKA,
        PROVIDER
    }

    private final Map<Server, FaultProxy> networks = new ConcurrentHashMap<>();
    private final DataFolder folder;
    private final Path brokersFolder;
    private final Path copy;
    private final CrashLaunch launch;
    private EmbeddedPostgreSql postgres;
    private SandboxProcess provider;
    private Process brokers;
    private String brokersPassword;

    MixedServers(Path folder, CrashLaunch launch) throws IOException {
        this.folder = DataFolder.open(folder.resolve("records"));
        this.brokersFolder = Files.createDirectories(folder.resolve("brokers"));
        this.copy = folder.resolve("brokers-before");
        this.launch = launch;
        // It complains that it cannot stop what was killed.
        ((Logger) LoggerFactory.getLogger("io.zonky.test.db.postgres.embedded.EmbeddedPostgres")).setLevel(Level.OFF);
        startAll();
    }

    /** What the product is told: each server through its network. */
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        // Shorter than anybody would have them, so that a campaign need not wait; what is not named is as it is.
        environment.put(
                "TABLESAGA_DB_URL", "jdbc:postgresql://127.0.0.1:%d/tablesaga".formatted(port(Server.POSTGRESQL)));
        environment.put("TABLESAGA_DB_USER", postgres.user());
        environment.put("TABLESAGA_DB_PASSWORD", postgres.password());
        environment.put("TABLESAGA_ARTEMIS_URL", "tcp://127.0.0.1:" + port(Server.ARTEMIS));
        environment.put("TABLESAGA_ARTEMIS_USER", "tablesaga");
        environment.put("TABLESAGA_ARTEMIS_PASSWORD", brokersPassword);
        environment.put("TABLESAGA_KAFKA_BOOTSTRAP", "127.0.0.1:" + port(Server.KAFKA));
        environment.put("TABLESAGA_PAYMENT_URL", "http://127.0.0.1:" + port(Server.PROVIDER));
        environment.put("TABLESAGA_PAYMENT_SECRET_KEY", merchantKey());
        environment.put("TABLESAGA_DEMO_PASSWORD", demoPassword());
        environment.put("TABLESAGA_CAPABILITY_KEY", folder.secret("capability"));
        environment.put("TABLESAGA_SEALING_KEYS", "box=" + folder.secret("sealing"));
        environment.put("TABLESAGA_PHOTOS", folder.path().resolve("photos").toString());
        environment.put("TABLESAGA_HTTP_PORT", "0");
        return environment;
    }

    String demoPassword() {
        return folder.secret("demo-password");
    }

    String merchantKey() {
        return folder.secret("sandbox-merchant");
    }

    /** Past its network. */
    SandboxProcess provider() {
        return provider;
    }

    /** Past its network. */
    DataSource database() {
        return new DriverManagerDataSource(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    void fail(Server server, Fault fault, long delayMillis) {
        networks.get(server).fail(fault, delayMillis);
    }

    /** In one moment; then the servers are started again. @param product whatever runs of it */
    void killEverythingWith(Process product) throws Exception {
        List<ProcessHandle> all = Stream.concat(
                        Stream.of(product.toHandle(), brokers.toHandle(), postmaster()),
                        postmaster().descendants())
                .toList();
        signal("-KILL", all);
        provider.kill();
        for (ProcessHandle one : all) {
            one.onExit().get();
        }
        startAll();
    }

    /** At once: a broker waits for the session of the one before it to run out. */
    private void startAll() {
        CompletableFuture<Void> brokersUp = CompletableFuture.runAsync(this::startBrokers);
        startDatabase();
        startProvider();
        brokersUp.join();
    }

    /** As somebody with «pg_ctl stop -m immediate». */
    void stopDatabaseHard() throws Exception {
        ProcessHandle postmaster = postmaster();
        signal("-QUIT", List.of(postmaster));
        postmaster.onExit().get();
    }

    void startDatabase() {
        if (postgres != null) {
            postgres.close();
        }
        postgres = EmbeddedPostgreSql.start(folder, 0);
        behind(Server.POSTGRESQL, postgres.port());
    }

    private ProcessHandle postmaster() throws IOException {
        Path pid = folder.path().resolve("postgresql").resolve("postmaster.pid");
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                .orElseThrow();
    }

    /** In one moment of the brokers: they stand still meanwhile. */
    void copyBrokers() throws Exception {
        FileSystemUtils.deleteRecursively(copy);
        signal("-STOP", List.of(brokers.toHandle()));
        try {
            run("cp", "-a", "--sparse=always", brokersFolder.toString(), copy.toString());
        } finally {
            signal("-CONT", List.of(brokers.toHandle()));
        }
    }

    void rollBrokersBack() throws Exception {
        signal("-KILL", List.of(brokers.toHandle()));
        brokers.waitFor();
        FileSystemUtils.deleteRecursively(brokersFolder);
        Files.move(copy, brokersFolder);
        startBrokers();
    }

    private void startBrokers() {
        try {
            awaitBrokers();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitBrokers() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        launch.command(MixedBrokers.class, false, List.of(), List.of(brokersFolder.toString())))
                .redirectErrorStream(true);
        brokers = builder.start();
        BufferedReader out = brokers.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(MixedBrokers.READY)) {
                String[] words = line.substring(MixedBrokers.READY.length()).split(" ");
                behind(Server.ARTEMIS, Integer.parseInt(words[0]));
                behind(Server.KAFKA, Integer.parseInt(words[1]));
                brokersPassword = words[2];
                Thread drain = new Thread(() -> out.lines().forEach(more -> {}), "brokers' words");
                drain.setDaemon(true);
                drain.start();
                return;
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the brokers do not start: " + said);
    }

    private void startProvider() {
        provider = SandboxProcess.start(
                new SandboxSettings(
                        "127.0.0.1",
                        0,
                        folder.path().resolve("sandbox-ledger.jsonl"),
                        merchantKey(),
                        folder.secret("sandbox-admin"),
                        1),
                SandboxProcess.fromClassPath());
        behind(Server.PROVIDER, provider.uri().getPort());
    }

    private int port(Server server) {
        return networks.get(server).port();
    }

    private void behind(Server server, int port) {
        networks.computeIfAbsent(server, key -> new FaultProxy(port)).movedTo(port);
    }

    private static void signal(String signal, List<ProcessHandle> to) throws Exception {
        run(Stream.concat(Stream.of("kill", signal), to.stream().map(one -> String.valueOf(one.pid())))
                .toArray(String[]::new));
    }

    private static void run(String... command) throws Exception {
        // Whoever has ended by itself meanwhile is no news.
        new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        brokers.destroyForcibly();
        provider.close();
        postgres.close();
        for (FaultProxy network : networks.values()) {
            try {
                network.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        folder.close();
    }
}
