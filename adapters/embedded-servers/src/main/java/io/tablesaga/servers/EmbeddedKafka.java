package io.tablesaga.servers;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** One Kafka broker that is its own controller; formatted once, its log survives. */
public final class EmbeddedKafka implements AutoCloseable {

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    public static EmbeddedKafka start(DataFolder folder, int wantedPort) {
        return startOn(folder, Ports.usable("Kafka", wantedPort), Ports.usable("Kafka", 0));
    }

    /** The ports were free a moment ago; they need not be any more. */
    static EmbeddedKafka startOn(DataFolder folder, int port, int controllerPort) {
        Path data = folder.path().resolve("kafka");
        try {
            format(data);
            KafkaRaftServer server =
                    new KafkaRaftServer(KafkaConfig.fromProps(settings(data, port, controllerPort)), Time.SYSTEM);
            startWhole(server);
            return new EmbeddedKafka(server, port);
        } catch (Exception e) {
            // The controller's port has no setting: the next start takes another one.
            throw Ports.lost("Kafka", port, e)
                    .orElseGet(() -> new ServerStartFailed("Kafka cannot start: " + e.getMessage(), e));
        }
    }

    private static void startWhole(KafkaRaftServer server) {
        // A controller that cannot start halts the JVM, and PostgreSQL would outlive us. Later faults may still do so.
        Thread starter = Thread.currentThread();
        Exit.setHaltProcedure((status, message) -> {
            if (Thread.currentThread() != starter) {
                Runtime.getRuntime().halt(status);
            }
        });
        try {
            server.startup();
        } catch (Exception e) {
            FirstFailure.keep(e, () -> {
                server.shutdown();
                server.awaitShutdown();
            });
            throw e;
        } finally {
            Exit.resetHaltProcedure();
        }
    }

    private static void format(Path data) throws Exception {
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(1)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .setUnstableFeatureVersionsEnabled(false)
                .setFeatureLevel("kraft.version", (short) 0);
        formatter.addDirectory(data.toString());
        formatter.setMetadataLogDirectory(data.toString());
        if (!java.nio.file.Files.exists(data.resolve("meta.properties"))) {
            formatter.run();
        }
    }

    private static Properties settings(Path data, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("log.dirs", data.toString());
        settings.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        for (String one : List.of(
                "offsets.topic.replication.factor",
                "offsets.topic.num.partitions",
                "transaction.state.log.replication.factor",
                "transaction.state.log.min.isr",
                "transaction.state.log.num.partitions",
                "share.coordinator.state.topic.replication.factor",
                "share.coordinator.state.topic.min.isr",
                "share.coordinator.state.topic.num.partitions")) {
            settings.put(one, "1");
        }
        settings.put("num.partitions", "3");
        // A killed broker's session must run out before its successor may register, which takes 9 s by default. The
        // session is there to notice a lost broker among others; this one has no others.
        settings.put("broker.session.timeout.ms", "4000");
        settings.put("broker.heartbeat.interval.ms", "1000");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("log.segment.bytes", String.valueOf(16 * 1024 * 1024));
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(4 * 1024 * 1024));
        return settings;
    }

    public String bootstrap() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
