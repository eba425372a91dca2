package io.tablesaga.saga.postgres;

import java.util.Map;
import java.util.UUID;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.saga.CamelSagaService;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/**
 * {@code saga-direction:await|compensate|review|ask|hurry|reopen|retry}: what a decider, a route that knows the answer, or a
 * human's word makes of the saga on the exchange. Unlike {@code saga:compensate} it may leave a doubt, and inside a transaction it commits with it. ({@code
 * saga:complete} leaves a doubt too.)
 *
 * <ul>
 *   <li>{@code await}: it did not happen and the saga goes on; nobody attends it, only its deadline applies
 *   <li>{@code compensate}: it did not happen and the saga is undone
 *   <li>{@code review}: a human must look
 *   <li>{@code ask}: it is still unknown; the decider is asked after the first retry's pause instead of the owner's patience
 *   <li>{@code hurry}: there may be an answer by now; the decider is asked at once. A saga that is not in doubt, or not known,
 *       stays as it is
 *   <li>{@code reopen}: a human has looked; REVIEW is IN_DOUBT again, and the decider is asked at once
 *   <li>{@code retry}: a human has looked; the steps a STUCK saga has left are tried again at once
 * </ul>
 *
 * <p>Two humans may be at it: {@code reopen} and {@code retry} tell in the header {@value #MOVED} whether this one was the
 * first. A header {@value #REASON} goes into the journal, and no further.
 */
public final class SagaDirectionComponent extends DefaultComponent {

    /** Why; text. Without it the journal has the failure that was caught, or the route. */
    public static final String REASON = "saga-reason";

    /** {@code true} or {@code false}, after {@code reopen} and {@code retry}. */
    public static final String MOVED = "saga-moved";

    private enum Direction {
        AWAIT,
        COMPENSATE,
        REVIEW,
        ASK,
        HURRY,
        REOPEN,
        RETRY
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        try {
            return new DirectionEndpoint(uri, this, Direction.valueOf(remaining.toUpperCase(java.util.Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "saga-direction knows await, compensate, review, ask, hurry, reopen and retry, not «" + remaining
                            + "»",
                    e);
        }
    }

    private static final class DirectionEndpoint extends DefaultEndpoint {

        private final Direction direction;

        DirectionEndpoint(String uri, SagaDirectionComponent component, Direction direction) {
            super(uri, component);
            this.direction = direction;
        }

        @Override
        public Producer createProducer() {
            return new DirectionProducer(this, direction, service());
        }

        /** Found as {@code .saga()} finds it: the context's service, else the only bean of the type. */
        private PostgresSagaService service() {
            CamelSagaService service = getCamelContext().hasService(CamelSagaService.class);
            return (PostgresSagaService)
                    (service != null
                            ? service
                            : CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), CamelSagaService.class));
        }

        @Override
        public Consumer createConsumer(Processor processor) {
            throw new UnsupportedOperationException("nothing comes from saga-direction");
        }

        @Override
        public boolean isSingleton() {
            return true;
        }
    }

    private static final class DirectionProducer extends DefaultProducer {

        private final Direction direction;
        private final PostgresSagaService service;

        DirectionProducer(Endpoint endpoint, Direction direction, PostgresSagaService service) {
            super(endpoint);
            this.direction = direction;
            this.service = service;
        }

        @Override
        public void process(Exchange exchange) {
            String header = exchange.getIn().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class);
            if (header == null) {
                throw new IllegalStateException("the exchange belongs to no saga");
            }
            UUID saga = SagaIds.parse(header);
            String reason = reason(exchange);
            service.transactions().joined(unit -> {
                unit.write(saga);
                move(unit, saga, reason, exchange);
            });
        }

        private static String reason(Exchange exchange) {
            Object given = exchange.getIn().removeHeader(REASON);
            if (given != null) {
                return given.toString();
            }
            Exception cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
            return cause == null ? "decided by " + exchange.getFromRouteId() : cause.toString();
        }

        private void move(SagaUnit unit, UUID saga, String reason, Exchange exchange) {
            SagaLog log = service.log();
            boolean moved =
                    switch (direction) {
                        case AWAIT -> log.await(saga);
                        case ASK -> log.ask(saga);
                        case REVIEW -> log.review(saga, reason);
                        case HURRY -> {
                            if (log.hurry(saga)) {
                                unit.onCommit(service::wake);
                            }
                            yield true;
                        }
                        case REOPEN -> byHuman(log.reopen(saga, reason), unit, exchange);
                        case RETRY -> byHuman(log.retry(saga, reason), unit, exchange);
                        case COMPENSATE ->
                            log.compensate(saga, reason, SagaState.RUNNING, SagaState.IN_DOUBT)
                                    .map(claim -> {
                                        unit.onCommit(() -> service.finaliser().later(claim));
                                        return true;
                                    })
                                    .orElse(false);
                    };
            if (!moved) {
                throw service.finaliser().lost(saga, "moved to " + direction);
            }
        }

        private boolean byHuman(boolean moved, SagaUnit unit, Exchange exchange) {
            if (moved) {
                unit.onCommit(service::wake);
            }
            exchange.getIn().setHeader(MOVED, moved);
            return true;
        }
    }
}
