package io.tablesaga.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** PostgreSQL 18, durable and behind a password. */
public final class EmbeddedPostgreSql implements AutoCloseable {

    static final String USER = "tablesaga";

    private final EmbeddedPostgres server;
    private final Path data;
    private final int port;
    private final String password;

    private EmbeddedPostgreSql(EmbeddedPostgres server, Path data, int port, String password) {
        this.server = server;
        this.data = data;
        this.port = port;
        this.password = password;
    }

    public static EmbeddedPostgreSql start(DataFolder folder, int wantedPort) {
        // A killed process leaves its PostgreSQL running on the same data, and on the port that is wanted.
        stopWhateverStarted(folder.path().resolve("postgresql"));
        return startOn(folder, Ports.usable("PostgreSQL", wantedPort), Duration.ofSeconds(60));
    }

    /** The port was free a moment ago; it need not be any more. */
    static EmbeddedPostgreSql startOn(DataFolder folder, int port, Duration atMost) {
        Path data = folder.path().resolve("postgresql");
        String password = folder.secret("postgresql");
        FirstStart firstStart = new FirstStart(data);
        File log = folder.path().resolve("postgresql.log").toFile();
        try {
            boolean fresh = firstStart.begin();
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setOverrideWorkingDirectory(
                            folder.path().resolve("postgresql-binaries").toFile())
                    .setPort(port)
                    .setPGStartupWait(atMost)
                    .setRegisterShutdownHook(false)
                    .setConnectConfig("password", password)
                    // Whoever has taken the port since may take a connection too, and never say a word.
                    .setConnectConfig("loginTimeout", "2")
                    // zonky switches both off; an order would be lost with the power.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("password_encryption", "scram-sha-256")
                    .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log))
                    .start();
            EmbeddedPostgreSql started = new EmbeddedPostgreSql(server, data, port, password);
            try {
                if (fresh) {
                    secure(server, data, password);
                    firstStart.finish();
                }
                started.checkDurable();
                return started;
            } catch (IOException | SQLException | RuntimeException e) {
                // It is a process of its own: nobody would stop it, not even the end of this one.
                FirstFailure.keep(e, started);
                throw e;
            }
        } catch (IOException | SQLException | IllegalStateException e) {
            // Who gave up waiting for it has not stopped it, and may have left one on its way.
            FirstFailure.keep(e, () -> stopWhateverStarted(data));
            throw Ports.lost("PostgreSQL", port, e)
                    .orElseGet(() -> new ServerStartFailed(
                            "PostgreSQL cannot start: " + e.getMessage() + ". Its own words are in " + log + ".", e));
        }
    }

    private static void stopWhateverStarted(Path data) {
        Orphans.awaitEnd(data);
        Postmaster.on(data).ifPresent(process -> process.stop(Postmaster.PATIENCE));
    }

    /** initdb trusts everybody on this machine: passwords first, then the door. */
    private static void secure(EmbeddedPostgres server, Path data, String password) throws SQLException, IOException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter user postgres password '" + password + "'");
            statement.execute("create role " + USER + " login password '" + password + "'");
            statement.execute("create database " + USER + " owner " + USER);
            statement.execute("grant pg_monitor to " + USER);
            WholeFile.write(
                    data.resolve("pg_hba.conf"),
                    """
                    host all all 127.0.0.1/32 scram-sha-256
                    local all all scram-sha-256
                    """);
            statement.execute("select pg_reload_conf()");
        }
    }

    private void checkDurable() throws SQLException {
        try (Connection connection = java.sql.DriverManager.getConnection(jdbcUrl(), USER, password);
                Statement statement = connection.createStatement()) {
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (ResultSet shown = statement.executeQuery("show " + setting)) {
                    shown.next();
                    if (!"on".equals(shown.getString(1))) {
                        throw new ServerStartFailed("PostgreSQL runs with " + setting + " = " + shown.getString(1)
                                + ": a power cut would lose orders.");
                    }
                }
            }
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            Optional<Postmaster> postmaster = Postmaster.on(data);
            // It gives up after five seconds, and returns as if it had not.
            server.close();
            postmaster.ifPresent(process -> process.stop(Postmaster.PATIENCE));
        } catch (IOException e) {
            throw new ServerStartFailed("PostgreSQL did not stop: " + e.getMessage(), e);
        }
    }
}
