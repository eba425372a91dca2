package io.tablesaga.shared.routes;

import io.tablesaga.shared.Outlet;
import io.tablesaga.shared.Outlet.Unsent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsConstants;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultExchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what one broker shall have, and marks what it has. */
final class OutboxRelay {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
    private static final int MOST = 500;
    private static final String BATCH = "outboxBatch";
    private static final String MESSAGE = "outboxMessage";

    private final Outlet outlet;
    private final BrokersEnd end;
    private String told = "";

    OutboxRelay(Outlet outlet, BrokersEnd end) {
        this.outlet = outlet;
        this.end = end;
    }

    Outlet outlet() {
        return outlet;
    }

    /** The body is what may be sent side by side, one round after the other; nothing while the broker is away. */
    void take(Exchange exchange) throws Exception {
        if (!end.compare(exchange.getContext())) {
            exchange.getMessage().setBody(List.of());
            return;
        }
        OutboxBatch batch = new OutboxBatch(outlet.unsent(MOST));
        exchange.setProperty(BATCH, batch);
        exchange.getMessage().setBody(batch.rounds());
    }

    /** Not when an earlier message of its key has failed in this batch, nor when another relay may be at it by now. */
    boolean maySend(Exchange exchange) {
        return maySend(batch(exchange), exchange.getMessage().getBody(Unsent.class));
    }

    private boolean maySend(OutboxBatch batch, Unsent unsent) {
        return outlet.holds() && batch.maySend(unsent);
    }

    /** The round as Kafka's producer takes it: a list of messages, each with its own topic, key and answer. */
    void records(Exchange exchange) throws InterruptedException {
        List<Unsent> round = round(exchange);
        Map<String, Exception> notReady = end.notReady(
                exchange.getContext(), round.stream().map(OutboxRelay::place).collect(Collectors.toSet()));
        List<Exchange> records = new ArrayList<>();
        for (Unsent unsent : round) {
            if (notReady.containsKey(place(unsent))) {
                batch(exchange).failed(unsent, notReady.get(place(unsent)));
            } else if (maySend(batch(exchange), unsent)) {
                Exchange record = new DefaultExchange(exchange.getContext());
                record.setProperty(MESSAGE, unsent);
                record.getMessage().setHeader(KafkaConstants.OVERRIDE_TOPIC, place(unsent));
                record.getMessage()
                        .setHeader(KafkaConstants.KEY, unsent.message().key());
                record.getMessage().setBody(unsent.message().body());
                records.add(record);
            }
        }
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setBody(records);
    }

    private static List<Unsent> round(Exchange exchange) {
        List<Unsent> round = new ArrayList<>();
        for (Object one : exchange.getMessage().getBody(List.class)) {
            round.add((Unsent) one);
        }
        return round;
    }

    void answered(Exchange exchange) {
        for (Object one : exchange.getMessage().getBody(List.class)) {
            Exchange record = (Exchange) one;
            Unsent unsent = record.getProperty(MESSAGE, Unsent.class);
            Object metadata = record.getMessage().getHeader(KafkaConstants.KAFKA_RECORD_META);
            if (record.getException() == null && metadata != null) {
                batch(exchange).acknowledged(unsent, metadata);
            } else {
                // Without either it was not even sent: the producer gave up at an earlier one.
                batch(exchange)
                        .failed(
                                unsent,
                                record.getException() == null
                                        ? exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                                        : record.getException());
            }
        }
    }

    void address(Exchange exchange) {
        Unsent unsent = exchange.getMessage().getBody(Unsent.class);
        exchange.setProperty(MESSAGE, unsent);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(JmsConstants.JMS_DESTINATION_NAME, place(unsent));
        exchange.getMessage().setBody(unsent.message().body());
    }

    void accepted(Exchange exchange) {
        batch(exchange).acknowledged(exchange.getProperty(MESSAGE, Unsent.class), null);
    }

    void failed(Exchange exchange) {
        batch(exchange)
                .failed(
                        exchange.getProperty(MESSAGE, Unsent.class),
                        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    }

    /** In one statement for all. The body says whether it is worth looking again at once. */
    void mark(Exchange exchange) {
        OutboxBatch batch = batch(exchange);
        if (batch == null) {
            exchange.getMessage().setBody(false);
            return;
        }
        tell(batch);
        if (batch.brokerAway()) {
            end.compareAgain();
        }
        end.acknowledged(batch.acknowledged());
        exchange.getMessage().setBody(!batch.acknowledged().isEmpty() && outlet.sent(batch.acknowledged()) > 0);
    }

    /** Once, not with every try. */
    private void tell(OutboxBatch batch) {
        String failure = batch.failure().orElse("");
        if (!failure.equals(told)) {
            told = failure;
            LOG.warn(failure.isEmpty() ? "What waited in the outbox is sent again" : failure);
        }
    }

    private static String place(Unsent unsent) {
        return unsent.message().destination().split(":", 2)[1];
    }

    private static OutboxBatch batch(Exchange exchange) {
        return exchange.getProperty(BATCH, OutboxBatch.class);
    }
}
