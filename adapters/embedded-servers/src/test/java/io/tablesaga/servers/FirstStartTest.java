package io.tablesaga.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstStartTest {

    @TempDir
    Path folder;

    /** initdb makes the first, and goes on when its caller is killed; the second is there before the first password. */
    @ParameterizedTest
    @ValueSource(strings = {"PG_VERSION", "postmaster.pid"})
    void a_first_start_killed_half_way_is_begun_again(String lastSeen) throws Exception {
        Prepared.unpacked(folder);
        Process killed = Processes.java(Predecessor.class, folder);
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> Files.exists(folder.resolve("postgresql").resolve(lastSeen)));
        killed.destroyForcibly().waitFor();
        try (DataFolder data = DataFolder.open(folder);
                EmbeddedPostgreSql postgres = EmbeddedPostgreSql.start(data, 0)) {
            assertThat(EmbeddedServersTest.sql(postgres, "select current_database()"))
                    .isEqualTo("tablesaga");
            EmbeddedServersTest.refusesAGuess(postgres);
        }
    }

    @Test
    void a_folder_whose_owner_opened_the_door_is_not_made_anew() throws Exception {
        try (DataFolder data = DataFolder.open(folder)) {
            Prepared.startedOnce(folder);
            Files.writeString(folder.resolve("postgresql/pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");
            try (EmbeddedPostgreSql postgres = EmbeddedPostgreSql.start(data, 0)) {
                assertThat(EmbeddedServersTest.sql(postgres, "select text from note"))
                        .isEqualTo("prepared");
            }
        }
    }

    @Test
    void what_somebody_else_keeps_under_the_same_name_is_never_emptied() throws Exception {
        Prepared.unpacked(folder);
        Path theirs = Files.createDirectories(folder.resolve("postgresql/15/main"));
        try (DataFolder data = DataFolder.open(folder)) {
            assertThatThrownBy(() -> EmbeddedPostgreSql.start(data, 0)).isInstanceOf(ServerStartFailed.class);
            assertThatThrownBy(() -> EmbeddedPostgreSql.start(data, 0)).isInstanceOf(ServerStartFailed.class);
        }
        assertThat(theirs).exists();
    }
}
