package io.tablesaga.config;

import io.tablesaga.books.OpenWork;
import io.tablesaga.books.OpenWork.Kind;
import io.tablesaga.console.Flow;
import io.tablesaga.console.Sagas.State;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.resilience4j.ResilienceProcessor;

/** What goes through this process, its brokers and its database. */
final class RunningFlow implements Flow, AutoCloseable {

    private final String node;
    private final Clock clock;
    private final CamelContext camel;
    private final RouteTally routes;
    private final ExecutorService threads = Executors.newFixedThreadPool(3, RunningFlow::thread);
    private final Glance<List<Queue>> queues;
    private final Glance<List<Reader>> readers;
    private final Glance<Map<Kind, OpenWork.Open>> work;

    RunningFlow(
            String node,
            Clock clock,
            CamelContext camel,
            RouteTally routes,
            ArtemisQueues queues,
            TopicReaders readers,
            OpenWork work) {
        this.node = node;
        this.clock = clock;
        this.camel = camel;
        this.routes = routes;
        this.queues = new Glance<>(queues::now, threads);
        this.readers = new Glance<>(readers::now, threads);
        this.work = new Glance<>(work::now, threads);
    }

    private static Thread thread(Runnable run) {
        Thread thread = new Thread(run, "flow");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public Reading now() {
        queues.begin();
        readers.begin();
        Map<Kind, OpenWork.Open> open = work.now();
        return new Reading(
                clock.instant(),
                node,
                routes.all(),
                breakers(),
                queues.now(),
                readers.now(),
                open == null
                        ? null
                        : List.of(
                                waiting("jms", open.get(Kind.OUTBOX_JMS)),
                                waiting("kafka", open.get(Kind.OUTBOX_KAFKA))),
                open == null ? null : sagas(open));
    }

    private List<Breaker> breakers() {
        return camel.getRoutes().stream()
                .flatMap(route -> route.filter("*").stream()
                        .filter(ResilienceProcessor.class::isInstance)
                        .map(ResilienceProcessor.class::cast)
                        .map(breaker -> new Breaker(route.getRouteId(), state(breaker))))
                .toList();
    }

    /** It is none until it is first called. */
    private static String state(ResilienceProcessor breaker) {
        String state = breaker.getCircuitBreakerState();
        return state == null ? "CLOSED" : state;
    }

    private static Waiting waiting(String broker, OpenWork.Open open) {
        return new Waiting(broker, open.count(), seconds(open));
    }

    private static List<OpenSagas> sagas(Map<Kind, OpenWork.Open> open) {
        return Stream.of(State.values())
                .filter(State::open)
                .map(state -> {
                    OpenWork.Open sagas = open.get(Kind.valueOf("SAGA_" + state));
                    return new OpenSagas(state.name(), sagas.count(), seconds(sagas));
                })
                .toList();
    }

    private static double seconds(OpenWork.Open open) {
        return open.oldest().toMillis() / 1000.0;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
