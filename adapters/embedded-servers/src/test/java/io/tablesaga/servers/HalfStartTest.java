package io.tablesaga.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port is taken after it was found free: by then everything else has started. */
class HalfStartTest {

    @TempDir
    Path folder;

    @Test
    void artemis_without_its_port_is_stopped_and_can_be_started_again() throws Exception {
        try (DataFolder data = DataFolder.open(folder)) {
            try (ServerSocket taken = taken()) {
                assertThatThrownBy(() -> EmbeddedArtemis.startOn(data, taken.getLocalPort()))
                        .isInstanceOf(ServerStartFailed.class)
                        .hasMessageContaining("set TABLESAGA_ARTEMIS_PORT to a free port");
            }
            EmbeddedArtemis.start(data, 0).close();
        }
    }

    @Test
    void kafka_without_its_port_is_stopped_and_can_be_started_again() throws Exception {
        int controllerPort = Ports.usable("Kafka", 0);
        try (DataFolder data = DataFolder.open(folder)) {
            try (ServerSocket taken = taken()) {
                assertThatThrownBy(() -> EmbeddedKafka.startOn(data, taken.getLocalPort(), controllerPort))
                        .isInstanceOf(ServerStartFailed.class)
                        .hasMessageContaining("set TABLESAGA_KAFKA_PORT to a free port");
            }
            assertThat(Ports.usable("Kafka", controllerPort)).isEqualTo(controllerPort);
            EmbeddedKafka.start(data, 0).close();
        }
    }

    @Test
    void kafka_without_its_controller_s_port_is_stopped_and_can_be_started_again() throws Exception {
        int port = Ports.usable("Kafka", 0);
        try (DataFolder data = DataFolder.open(folder)) {
            try (ServerSocket taken = taken()) {
                assertThatThrownBy(() -> EmbeddedKafka.startOn(data, port, taken.getLocalPort()))
                        .isInstanceOf(ServerStartFailed.class)
                        .hasMessageStartingWith("Kafka cannot start");
            }
            assertThat(Ports.usable("Kafka", port)).isEqualTo(port);
            EmbeddedKafka.start(data, 0).close();
        }
    }

    /** Whoever has the port listens, and says nothing. */
    @Test
    void postgresql_without_its_port_is_not_left_running() throws Exception {
        Prepared.startedOnce(folder);
        try (DataFolder data = DataFolder.open(folder);
                ServerSocket taken = taken()) {
            assertThatThrownBy(() -> EmbeddedPostgreSql.startOn(data, taken.getLocalPort(), Duration.ofSeconds(1)))
                    .isInstanceOf(ServerStartFailed.class)
                    .hasMessageContaining("set TABLESAGA_POSTGRESQL_PORT to a free port");
            assertThat(Postmaster.on(folder.resolve("postgresql"))).isEmpty();
        }
    }

    @Test
    void a_postgresql_that_was_not_waited_for_is_not_left_running() throws Exception {
        Path postgresql = folder.resolve("postgresql");
        Prepared.startedOnce(folder);
        try (DataFolder data = DataFolder.open(folder)) {
            int port = Ports.usable("PostgreSQL", 0);
            assertThatThrownBy(() -> EmbeddedPostgreSql.startOn(data, port, Duration.ofMillis(1)))
                    .isInstanceOf(ServerStartFailed.class)
                    .hasMessageContaining("Gave up waiting");
            // Its postmaster's file may not be there yet, as long as the one who starts it is at work.
            Orphans.awaitEnd(postgresql);
            assertThat(Postmaster.on(postgresql)).isEmpty();
        } finally {
            Postmaster.on(postgresql).ifPresent(left -> left.stop(Postmaster.PATIENCE));
        }
    }

    @Test
    void a_stop_that_fails_does_not_hide_why_the_start_did() {
        IllegalStateException first = new IllegalStateException("no port");
        IllegalArgumentException second = new IllegalArgumentException("not started");
        FirstFailure.keep(first, () -> {
            throw second;
        });
        assertThat(first).hasMessage("no port").hasSuppressedException(second);
    }

    private static ServerSocket taken() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
