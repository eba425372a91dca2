package io.tablesaga.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.tablesaga.books.OpenWork;
import io.tablesaga.books.OpenWork.Kind;
import io.tablesaga.books.OpenWork.Open;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Open work as gauges. One reading serves all of them, and everybody who asks within its seconds. */
final class OpenWorkMeters implements MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(OpenWorkMeters.class);
    private static final long FRESH_NANOS = 2_000_000_000L;

    private final OpenWork work;
    private Map<Kind, Open> reading;
    private long readAt;

    OpenWorkMeters(OpenWork work) {
        this.work = work;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        for (Kind kind : Kind.values()) {
            gauge(kind, "tablesaga.open", open -> open.count())
                    .description("What stands open, of all nodes: every node tells the same")
                    .register(meters);
            gauge(kind, "tablesaga.open.oldest", open -> open.oldest().toMillis() / 1000.0)
                    .description(
                            "How long the oldest of what stands open has waited, of all nodes; 0 when there is none")
                    .baseUnit("seconds")
                    .register(meters);
        }
        Gauge.builder("tablesaga.database.answers", () -> read().isEmpty() ? 0 : 1)
                .description("1 while this node's questions to the database are answered, else 0")
                .register(meters);
    }

    private Gauge.Builder<OpenWorkMeters> gauge(Kind kind, String name, ToDoubleFunction<Open> value) {
        return Gauge.builder(name, this, meters -> {
                    Open open = meters.read().get(kind);
                    return open == null ? Double.NaN : value.applyAsDouble(open);
                })
                .tag("kind", kind.word());
    }

    /** Empty when the database does not answer. */
    private synchronized Map<Kind, Open> read() {
        if (reading == null || System.nanoTime() - readAt > FRESH_NANOS) {
            try {
                reading = work.now();
            } catch (RuntimeException e) {
                LOG.warn("What stands open cannot be read: {}", e.getMessage());
                reading = Map.of();
            }
            readAt = System.nanoTime();
        }
        return reading;
    }
}
