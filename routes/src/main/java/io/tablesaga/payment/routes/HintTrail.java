package io.tablesaga.payment.routes;

import io.tablesaga.payment.DueHint;
import io.tablesaga.payment.PaymentHints;
import io.tablesaga.payment.PaymentNews;
import io.tablesaga.payment.StrayCapture;
import io.tablesaga.payment.UnknownOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One hint on its way through the routes that follow it. */
public final class HintTrail {

    static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(HintTrail.class);
    private static final String HINT = "paymentHint";
    private static final String OUTCOME = "paymentHintOutcome";
    /** Longer than any call a hint leads to. */
    private static final Duration LEASE = Duration.ofMinutes(3);
    /** Providers give up sending again within days. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final PaymentHints hints;
    private final Duration pause;
    private boolean unreachable;

    /** @param pause between two look-ups of one attempt that only hints have caused */
    public HintTrail(PaymentHints hints, Duration pause) {
        this.hints = hints;
        this.pause = pause;
    }

    public List<DueHint> due() {
        try {
            List<DueHint> due = hints.due(MOST, pause, LEASE);
            unreachable = false;
            return due;
        } catch (RuntimeException e) {
            // Once, not with every look.
            if (!unreachable) {
                LOG.warn("hints cannot be read, trying again: {}", e.toString());
            }
            unreachable = true;
            return List.of();
        }
    }

    static boolean full(Exchange exchange) {
        return exchange.getMessage().getBody(List.class).size() == MOST;
    }

    static void begin(Exchange exchange) {
        exchange.setProperty(HINT, exchange.getMessage().getBody(DueHint.class));
        exchange.setProperty(OUTCOME, "NOTHING");
    }

    static boolean undecided(Exchange exchange) {
        return hint(exchange).undecided();
    }

    static boolean worthALook(Exchange exchange) {
        return hint(exchange).worthALook();
    }

    static void hurried(Exchange exchange) {
        exchange.setProperty(OUTCOME, "HURRIED");
    }

    static void confirmed(Exchange exchange) {
        exchange.setProperty(OUTCOME, "CONFIRMED");
    }

    static void untold(Exchange exchange) {
        throw new UnknownOutcome(
                exchange.getMessage().getBody(PaymentNews.Untold.class).why(), null);
    }

    static void adopted(Exchange exchange) {
        StrayCapture stray = ((Optional<?>) exchange.getMessage().getBody(Optional.class))
                .map(StrayCapture.class::cast)
                .orElseThrow(() -> new IllegalStateException("the attempt has moved on meanwhile"));
        exchange.setProperty(OUTCOME, "ADOPTED");
        exchange.getMessage().setBody(stray);
    }

    /** Money where it must not be, once it is certain. */
    static void alarm(Exchange exchange) {
        StrayCapture stray = exchange.getMessage().getBody(StrayCapture.class);
        LOG.warn(
                "payment {} took {} for attempt {} of order {}, which is {}: what is left of it is given back",
                stray.providerReference(),
                stray.captured(),
                stray.attempt().merchantReference(),
                stray.attempt().order(),
                stray.attempt().state());
    }

    void followed(Exchange exchange) {
        hints.followed(hint(exchange), exchange.getProperty(OUTCOME, String.class));
    }

    void failed(Exchange exchange) {
        Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        LOG.info(
                "a hint at attempt {} is followed again later: {}",
                hint(exchange).attempt().id(),
                cause.toString());
        hints.putOff(hint(exchange), pause);
    }

    public void forget() {
        hints.forget(KEPT);
    }

    private static DueHint hint(Exchange exchange) {
        return exchange.getProperty(HINT, DueHint.class);
    }
}
