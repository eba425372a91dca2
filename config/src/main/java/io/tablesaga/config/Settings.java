package io.tablesaga.config;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** The {@code tablesaga} block of application.yml. Secrets never appear in {@code toString}. */
@ConfigurationProperties("tablesaga")
record Settings(
        Mode mode,
        String node,
        URI publicUrl,
        String demoPassword,
        String capabilityKey,
        Database database,
        Artemis artemis,
        Payment payment,
        Breaker breaker,
        Saga saga,
        Outbox outbox,
        Admission admission,
        Books books,
        String surroundings) {

    enum Mode {
        DEMO,
        LIVE
    }

    /**
     * @param places so many new orders are on their way at once
     * @param waiting so many more wait for a place
     * @param patience and so long
     */
    record Admission(int places, int waiting, Duration patience) {}

    /** @param silence after this a connection on which PostgreSQL says nothing is dead */
    record Database(String url, String user, String password, int pool, Duration silence) {}

    /** @param silence after this a connection on which Artemis says nothing is dead */
    record Artemis(String url, String user, String password, Duration silence) {}

    /**
     * @param url null or empty for the provider's documented one
     * @param clientKey opens the provider's window in a guest's browser; public
     * @param window how long after the first call «not found» may still turn into «charged»; Toss takes what was
     *     authenticated for ten minutes
     */
    record Payment(
            Provider provider,
            URI url,
            String secretKey,
            String clientKey,
            Duration window,
            Duration reviewAfter,
            Duration connectTimeout,
            Duration responseTimeout) {

        Payment {
            window = window == null ? Duration.ofSeconds(provider == Provider.TOSS ? 660 : 90) : window;
        }

        boolean hasUrl() {
            return url != null && !url.toString().isEmpty();
        }
    }

    enum Provider {
        SANDBOX,
        TOSS;

        /** As addresses have it. */
        String named() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    record Breaker(float failureRate, int minimumCalls, int window, int slowSeconds, float slowRate, int openSeconds) {}

    record Saga(Duration lease, Duration poll, Duration patience, Duration firstRetry, Duration lastRetry) {}

    /**
     * @param ageLimit what is on its way for longer is a violation
     * @param lookBack of the provider's own list, by schedule
     */
    record Books(Duration ageLimit, Duration every, Duration lookBack) {}

    record Outbox(int partitions, Duration lease, int keepMonths, Duration artemisMayLose) {}

    @Override
    public String toString() {
        return "Settings[" + mode + ", node " + node + "]";
    }
}
