package io.tablesaga.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostmasterTest {

    @TempDir
    Path folder;

    /** A backend that stands still holds its postmaster up for as long as the test wants. */
    @Test
    void closing_waits_until_the_postmaster_is_gone() throws Exception {
        Prepared.startedOnce(folder);
        try (DataFolder data = DataFolder.open(folder)) {
            EmbeddedPostgreSql postgres = EmbeddedPostgreSql.start(data, 0);
            try (Connection connection =
                            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                    ResultSet backend = connection.createStatement().executeQuery("select pg_backend_pid()")) {
                backend.next();
                long pid = backend.getLong(1);
                signal("STOP", pid);
                try {
                    Postmaster postmaster =
                            Postmaster.on(folder.resolve("postgresql")).orElseThrow();
                    assertThatThrownBy(() -> postmaster.stop(Duration.ofMillis(200)))
                            .isInstanceOf(ServerStartFailed.class)
                            .hasMessageContaining("does not stop. Stop it by hand");
                    CompletableFuture<Void> closing = CompletableFuture.runAsync(postgres::close);
                    assertThatThrownBy(() -> closing.get(8, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                    signal("CONT", pid);
                    closing.get(60, TimeUnit.SECONDS);
                } finally {
                    signal("CONT", pid);
                }
            }
            assertThat(folder.resolve("postgresql/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void another_postgresql_that_got_a_dead_one_s_number_is_not_taken_for_it() throws Exception {
        Prepared.startedOnce(folder);
        Path dead = Files.createDirectories(folder.resolve("dead/postgresql"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("postgresql"));
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgreSql other = EmbeddedPostgreSql.start(data, 0)) {
            Files.copy(folder.resolve("postgresql/postmaster.pid"), dead.resolve("postmaster.pid"));
            assertThat(Postmaster.on(dead)).isEmpty();
            assertThat(Postmaster.on(link)).isPresent();
            assertThat(EmbeddedServersTest.sql(other, "select text from note")).isEqualTo("prepared");
        }
    }

    private static void signal(String name, long pid) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    }
}
