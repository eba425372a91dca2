package io.tablesaga.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
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
                        .hasMessageStartingWith("Artemis cannot start");
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
                        .hasMessageStartingWith("Kafka cannot start");
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

    private static ServerSocket taken() throws Exception {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
