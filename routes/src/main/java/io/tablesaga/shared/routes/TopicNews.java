package io.tablesaga.shared.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.shared.SetAside;
import io.tablesaga.shared.SetAside.Event;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.util.ObjectHelper;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.transaction.TransactionException;

/**
 * How events of a topic are followed. An event is done with after its effect is committed, so that none is lost; it may come
 * again, and its effect must bear that. While the database is away it is tried again and again. One that can never have an
 * effect is set aside, where an operator finds it, and the next one's turn comes.
 */
public final class TopicNews {

    private static final Logger LOG = LoggerFactory.getLogger(TopicNews.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SetAside aside;

    public TopicNews(SetAside aside) {
        this.aside = aside;
    }

    /** What was sent is no event that anybody here understands. */
    public static final class Unreadable extends RuntimeException {
        public Unreadable(String sentence) {
            super(sentence, null, false, false);
        }
    }

    /** @throws Unreadable when it is no JSON */
    public static JsonNode event(Exchange exchange) {
        String body = exchange.getMessage().getBody(String.class);
        try {
            return JSON.readTree(body == null ? "" : body);
        } catch (JsonProcessingException e) {
            throw new Unreadable("it is not JSON");
        }
    }

    /** Marked where a poll's records of a partition end: one mark stands for all of them. */
    public void done(Exchange exchange) {
        if (Boolean.FALSE.equals(exchange.getMessage().getHeader(KafkaConstants.LAST_RECORD_BEFORE_COMMIT))) {
            return;
        }
        KafkaManualCommit commit =
                exchange.getMessage().getHeader(KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class);
        if (commit == null) {
            throw new IllegalStateException("the topic's address must have allowManualCommit=true");
        }
        try {
            commit.commit();
        } catch (KafkaException e) {
            // Another consumer may have the partition by now, and be told again what is done already.
            LOG.warn("{} was followed and could not be marked: {}", exchange.getFromRouteId(), e.toString());
        }
    }

    /** Whether it is the database that fails, and not this event. */
    static boolean worthAgain(Exchange exchange) {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        DataAccessException data = ObjectHelper.getException(DataAccessException.class, failure);
        return data != null
                ? !(data instanceof DataIntegrityViolationException
                        || data instanceof InvalidDataAccessResourceUsageException)
                : ObjectHelper.getException(TransactionException.class, failure) != null
                        || ObjectHelper.getException(RejectedExecutionException.class, failure) != null;
    }

    void setAside(Exchange exchange) {
        Message message = exchange.getMessage();
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Event event = new Event(
                exchange.getFromRouteId(),
                message.getHeader(KafkaConstants.TOPIC, "", String.class),
                message.getHeader(KafkaConstants.PARTITION, 0, Integer.class),
                message.getHeader(KafkaConstants.OFFSET, 0L, Long.class),
                message.getHeader(KafkaConstants.KEY, "", String.class),
                failure instanceof Unreadable ? failure.getMessage() : failure.toString());
        LOG.error("An event was set aside: {}", event);
        aside.add(event);
    }
}
