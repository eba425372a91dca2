package io.tablesaga.payment.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablesaga.payment.PaymentGateway;
import io.tablesaga.payment.PaymentGateway.Hint;
import io.tablesaga.payment.PaymentHints;
import io.tablesaga.payment.WebhookAddress;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.routes.Problem;
import io.tablesaga.shared.routes.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what claims to come from a provider. Whoever sends it learns nothing: not whether the address is right, nor whether
 * there is such a payment.
 */
public final class WebhookIntake {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookIntake.class);
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final WebhookAddress address;
    private final PaymentGateway gateway;
    private final PaymentHints hints;
    private final Clock clock;
    private Instant told = Instant.EPOCH;
    private long strangers;

    public WebhookIntake(WebhookAddress address, PaymentGateway gateway, PaymentHints hints, Clock clock) {
        this.address = address;
        this.gateway = gateway;
        this.hints = hints;
        this.clock = clock;
    }

    record Received(StoreId store, Hint hint) {}

    /** The body is what there is to keep; null when there is nothing. */
    void read(Exchange exchange) {
        Message message = exchange.getMessage();
        Optional<Received> received = address.storeAt(
                        message.getHeader("provider", String.class), message.getHeader("secretPath", String.class))
                .flatMap(store -> hint(message).map(hint -> new Received(store, hint)));
        if (received.isEmpty()) {
            refuse();
        }
        message.removeHeaders("*");
        message.setBody(received.orElse(null));
    }

    /** A hint that does not name our own reference could be about anybody's payment. */
    private Optional<Hint> hint(Message message) {
        byte[] body = message.getBody(byte[].class);
        Map<String, String> headers = new HashMap<>();
        message.getHeaders().keySet().forEach(name -> headers.put(name, message.getHeader(name, String.class)));
        return gateway.readWebhook(headers, body == null ? new byte[0] : body)
                .filter(hint -> hint.merchantReference() != null);
    }

    /** Nothing of what was sent, and not once for each: this line is what a flood must not become. */
    private synchronized void refuse() {
        strangers++;
        if (told.plus(TOLD_EVERY).isBefore(clock.instant())) {
            LOG.warn("{} webhooks so far had a wrong address or were about no payment; nothing was stored", strangers);
            told = clock.instant();
        }
    }

    /** @return true when there is something to follow */
    public boolean keep(Received received) {
        return hints.keep(address.provider(), received.store(), received.hint());
    }

    static void acknowledge(Exchange exchange) {
        exchange.getMessage().setBody(Reply.json(200, JsonNodeFactory.instance.objectNode()));
    }

    /** Anything but 200 makes the provider send it again. */
    static void comeBack(Exchange exchange) {
        exchange.getMessage()
                .setBody(Reply.problem(
                        Problem.of(503, "busy", "Not taken at the moment", "Nothing was stored. Send it again later.")
                                .retryAfter(60)));
    }
}
