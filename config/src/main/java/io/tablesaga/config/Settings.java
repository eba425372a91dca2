package io.tablesaga.config;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The {@code tablesaga} block of application.yml. Secrets never appear in {@code toString}. */
@ConfigurationProperties("tablesaga")
record Settings(
        Mode mode,
        String node,
        URI publicUrl,
        String operatorToken,
        String capabilityKey,
        Database database,
        Artemis artemis,
        Payment payment,
        Breaker breaker,
        Saga saga,
        Outbox outbox,
        int admission,
        Duration booksAgeLimit,
        String surroundings) {

    enum Mode {
        DEMO,
        LIVE
    }

    record Database(String url, String user, String password, int pool) {}

    record Artemis(String url, String user, String password) {}

    record Payment(
            URI url,
            String secretKey,
            Duration window,
            Duration reviewAfter,
            Duration connectTimeout,
            Duration responseTimeout) {}

    record Breaker(float failureRate, int minimumCalls, int window, int slowSeconds, float slowRate, int openSeconds) {}

    record Saga(Duration lease, Duration poll, Duration patience, Duration firstRetry, Duration lastRetry) {}

    record Outbox(int partitions, Duration lease, int keepMonths) {}

    @Override
    public String toString() {
        return "Settings[" + mode + ", node " + node + "]";
    }
}
