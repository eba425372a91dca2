package io.tablesaga.servers;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts a Kafka broker, says so, and waits to be killed. */
public final class KilledBroker {

    private KilledBroker() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedKafka.start(DataFolder.open(Path.of(arguments[0])), 0);
        System.out.println("ready");
        new CountDownLatch(1).await();
    }
}
