package io.tablesaga.config;

import io.tablesaga.servers.DataFolder;
import io.tablesaga.servers.EmbeddedArtemis;
import io.tablesaga.servers.EmbeddedKafka;
import java.io.IOException;
import java.nio.file.Path;

/** Artemis and Kafka as a process of their own, which can be killed without the product; it ends with its input. */
final class MixedBrokers {

    static final String READY = "brokers ready ";

    private MixedBrokers() {}

    public static void main(String[] arguments) throws IOException {
        DataFolder folder = DataFolder.open(Path.of(arguments[0]));
        EmbeddedArtemis artemis = EmbeddedArtemis.start(folder, 0);
        EmbeddedKafka kafka = EmbeddedKafka.start(folder, 0);
        System.out.println(READY + port(artemis.url()) + " " + port(kafka.bootstrap()) + " " + artemis.password());
        while (System.in.read() >= 0) {
            // Nobody says anything but the end.
        }
        Runtime.getRuntime().halt(0);
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }
}
