package io.tablesaga.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The product's jar, running on servers and data of its own, in a process beside the one that generates the load. */
final class ProductAsShipped implements AutoCloseable {

    private final Process process;
    private final Path folder;
    private String api;
    private String database;
    private String provider;

    /** @param settings as {@code --name=value}, before those of its own */
    ProductAsShipped(Path folder, String... settings) throws IOException {
        this.folder = Files.createDirectories(folder);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-jar",
                System.getProperty("tablesaga.jar")));
        command.addAll(List.of(settings));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("TABLESAGA_DATA", folder.toString());
        builder.environment().put("TABLESAGA_HTTP_PORT", "0");
        process = builder.start();
        readUntilReady();
    }

    private void readUntilReady() throws IOException {
        BufferedReader said = process.inputReader();
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (line.startsWith("Api ")) {
                api = line.substring(4).strip();
            } else if (line.startsWith("PostgreSQL ")) {
                database = line.substring(11).strip();
            } else if (line.startsWith("Payments ")) {
                provider = line.substring(9, line.indexOf("/inspector")).strip();
            } else if (line.startsWith("Password ")) {
                Thread reader = new Thread(() -> said.lines().forEach(unread -> {}), "what the product says");
                reader.setDaemon(true);
                reader.start();
                return;
            }
        }
        throw new IllegalStateException("The product did not start:\n" + all);
    }

    /** @return its address, ending with {@code /api} */
    String api() {
        return api;
    }

    /** @return where the payment sandbox is */
    String provider() {
        return provider;
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** The postmaster, whose children are the server's other processes. */
    ProcessHandle postgreSql() throws IOException {
        String pid = Files.readAllLines(folder.resolve("postgresql/postmaster.pid"))
                .get(0)
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** What it made up when it first started in its folder. */
    String secret(String name) {
        Properties secrets = new Properties();
        try (InputStream in = Files.newInputStream(folder.resolve("secrets.properties"))) {
            secrets.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return secrets.getProperty(name);
    }

    DataSource database() {
        return database("tablesaga");
    }

    /** As whoever may change the server's settings. */
    DataSource administered() {
        return database("postgres");
    }

    private DataSource database(String user) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database);
        source.setUser(user);
        source.setPassword(secret("postgresql"));
        return source;
    }

    @Override
    public void close() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
