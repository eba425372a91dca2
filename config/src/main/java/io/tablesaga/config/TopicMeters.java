package io.tablesaga.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tablesaga.console.Flow;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far each reader of a topic is behind. One look serves all of them, and everybody who asks within its seconds. */
final class TopicMeters implements CamelContextConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TopicMeters.class);
    private static final long FRESH_NANOS = 2_000_000_000L;

    private final TopicReaders readers;
    private final MeterRegistry meters;
    private List<Flow.Reader> reading;
    private long readAt;

    TopicMeters(TopicReaders readers, MeterRegistry meters) {
        this.readers = readers;
        this.meters = meters;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        // Its routes are not built yet.
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        for (KafkaEndpoint one : readers.all()) {
            String topic = TopicReaders.topic(one);
            String reader = TopicReaders.reader(one);
            Gauge.builder("tablesaga.topic.waiting", this, meters -> meters.waiting(topic, reader))
                    .description(
                            "Events of a topic that a reader has not done yet, of all nodes: every node tells the same")
                    .tag("topic", topic)
                    .tag("reader", reader)
                    .register(meters);
        }
    }

    private double waiting(String topic, String reader) {
        return read().stream()
                .filter(one -> one.topic().equals(topic) && one.reader().equals(reader))
                .mapToDouble(Flow.Reader::waiting)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Empty when Kafka does not tell. */
    private synchronized List<Flow.Reader> read() {
        if (reading == null || System.nanoTime() - readAt > FRESH_NANOS) {
            try {
                reading = readers.now();
            } catch (RuntimeException e) {
                LOG.warn("How far readers of topics are behind cannot be read: {}", e.getMessage());
                reading = List.of();
            }
            readAt = System.nanoTime();
        }
        return reading;
    }
}
