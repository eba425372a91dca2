package io.tablesaga.servers;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** All three, started side by side. */
public final class EmbeddedServers implements AutoCloseable {

    private final DataFolder folder;
    private final EmbeddedPostgreSql postgres;
    private final EmbeddedArtemis artemis;
    private final EmbeddedKafka kafka;

    private EmbeddedServers(
            DataFolder folder, EmbeddedPostgreSql postgres, EmbeddedArtemis artemis, EmbeddedKafka kafka) {
        this.folder = folder;
        this.postgres = postgres;
        this.artemis = artemis;
        this.kafka = kafka;
    }

    /** @throws ServerStartFailed with a sentence; what had started by then is stopped again */
    public static EmbeddedServers start(ServerSettings settings) {
        DataFolder folder = DataFolder.open(settings.folder());
        CompletableFuture<EmbeddedPostgreSql> postgres =
                CompletableFuture.supplyAsync(() -> EmbeddedPostgreSql.start(folder, settings.postgresPort()));
        CompletableFuture<EmbeddedArtemis> artemis =
                CompletableFuture.supplyAsync(() -> EmbeddedArtemis.start(folder, settings.artemisPort()));
        CompletableFuture<EmbeddedKafka> kafka =
                CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(folder, settings.kafkaPort()));
        try {
            CompletableFuture.allOf(postgres, artemis, kafka).join();
            return new EmbeddedServers(folder, postgres.join(), artemis.join(), kafka.join());
        } catch (CompletionException e) {
            // allOf fails only once all three have ended, so each is stopped here and now, before the folder is free.
            List<CompletableFuture<? extends AutoCloseable>> started = List.of(kafka, artemis, postgres);
            started.forEach(server -> server.thenAccept(EmbeddedServers::stopQuietly));
            folder.close();
            throw e.getCause() instanceof ServerStartFailed failed
                    ? failed
                    : new ServerStartFailed("The servers cannot start: " + e.getCause(), e);
        }
    }

    private static void stopQuietly(AutoCloseable server) {
        try {
            server.close();
        } catch (Exception e) {
            System.getLogger(EmbeddedServers.class.getName())
                    .log(System.Logger.Level.WARNING, "a server did not stop", e);
        }
    }

    public DataFolder folder() {
        return folder;
    }

    public EmbeddedPostgreSql postgres() {
        return postgres;
    }

    public EmbeddedArtemis artemis() {
        return artemis;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    /** What runs where, a line a server. */
    public List<String> summary() {
        List<String> lines = new ArrayList<>();
        lines.add("PostgreSQL  " + postgres.jdbcUrl());
        lines.add("Artemis     " + artemis.url());
        lines.add("Kafka       " + kafka.bootstrap());
        lines.add("Data        " + folder.path());
        return lines;
    }

    @Override
    public void close() {
        stopQuietly(kafka);
        stopQuietly(artemis);
        stopQuietly(postgres);
        folder.close();
    }
}
