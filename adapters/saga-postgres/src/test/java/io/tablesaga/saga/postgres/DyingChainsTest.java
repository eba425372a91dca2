package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.SagaCompletionMode;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.SagaPropagation;
import org.apache.camel.saga.InMemorySagaService;

/** Any chain of steps whose process dies in the middle of the last: here its next life undoes them, in memory nobody does. */
class DyingChainsTest {

    /** @param turns how often it is enlisted, in a loop */
    record Step(boolean undoable, boolean transacted, int turns) {}

    private final Queue<String> effects = new ConcurrentLinkedQueue<>();

    @Provide
    Arbitrary<List<Step>> chains() {
        return Combinators.combine(
                        Arbitraries.of(true, true, true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 3))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Property(tries = 15)
    void the_next_life_undoes_what_was_enlisted(@ForAll("chains") List<Step> chain) throws Exception {
        Database.clear();
        effects.clear();
        RouteBuilder dying = routes(chain, true, exchange -> exchange.getContext()
                .getRegistry()
                .lookupByNameAndType("effects", Node.class)
                .cutOff());
        try (Node first = new Node(Node.QUICK, dying).recovering()) {
            assertThat(first.send("direct:chain").getException()).isNotNull();
        }
        assertThat(effects).containsExactlyElementsOf(done(chain));

        try (Node next = new Node(Node.QUICK, routes(chain, true, exchange -> {})).recovering()) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> JDBC.queryForObject(
                                    "select count(*) from saga.saga where finished_at is null", Integer.class)
                            == 0);
            assertThat(next.operations.waitingForHuman(1)).isEmpty();
        }
        List<String> all = done(chain);
        all.addAll(undone(chain));
        assertThat(effects).containsExactlyElementsOf(all);
    }

    @Property(tries = 15)
    void in_memory_its_next_life_does_not_know_it(@ForAll("chains") List<Step> chain) throws Exception {
        effects.clear();
        AtomicReference<String> saga = new AtomicReference<>();
        try (CamelContext first = inMemory(routes(chain, false, exchange -> saga.set(idOf(exchange))))) {
            assertThat(send(first, "direct:chain", null).getException()).isNotNull();
        }
        try (CamelContext next = inMemory(routes(chain, false, exchange -> {}))) {
            assertThat(send(next, "direct:compensate", saga.get()).getException())
                    .isNotNull();
        }
        assertThat(effects).containsExactlyElementsOf(done(chain));
    }

    /** All but the last, whose process dies before it has done anything. */
    private static List<String> done(List<Step> chain) {
        List<String> done = new ArrayList<>();
        for (int n = 0; n < chain.size() - 1; n++) {
            for (int turn = 0; turn < chain.get(n).turns(); turn++) {
                done.add("do " + n + "/" + turn);
            }
        }
        return done;
    }

    /** The last one was enlisted already, unless its enlistment was to be one commit with what it does. */
    private static List<String> undone(List<Step> chain) {
        List<String> undone = new ArrayList<>();
        for (int n = chain.size() - 1; n >= 0; n--) {
            Step step = chain.get(n);
            boolean last = n == chain.size() - 1;
            if (step.undoable() && !(last && step.transacted())) {
                for (int turn = last ? 0 : step.turns() - 1; turn >= 0; turn--) {
                    undone.add("undo " + n + "/" + turn);
                }
            }
        }
        return undone;
    }

    private RouteBuilder routes(List<Step> chain, boolean transactions, Consumer<Exchange> dies) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                SagaDefinition saga =
                        from("direct:chain").routeId("chain").saga().completionMode(SagaCompletionMode.MANUAL);
                for (int n = 0; n < chain.size(); n++) {
                    saga.loop(constant(chain.get(n).turns()))
                            .setHeader("n", simple(n + "/${exchangeProperty.CamelLoopIndex}"))
                            .to("direct:step-" + n)
                            .end();
                    step(n, chain.get(n));
                }
                from("direct:undo").routeId("undo").process(exchange -> effect("undo", exchange));
                from("direct:compensate").routeId("compensate").to("saga:compensate");
            }

            private void step(int n, Step step) {
                var route = from("direct:step-" + n).routeId("step-" + n);
                SagaDefinition enlisted =
                        step.transacted() && transactions ? route.transacted().saga() : route.saga();
                enlisted.propagation(SagaPropagation.MANDATORY).option("n", header("n"));
                if (step.undoable()) {
                    enlisted.compensation("direct:undo");
                }
                enlisted.process(exchange -> {
                            if (n == chain.size() - 1) {
                                dies.accept(exchange);
                                throw new IllegalStateException("its process is dead");
                            }
                            effect("do", exchange);
                        })
                        .end();
            }

            private void effect(String what, Exchange exchange) {
                effects.add(what + " " + exchange.getIn().getHeader("n"));
            }
        };
    }

    private static CamelContext inMemory(RouteBuilder routes) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        camel.addService(new InMemorySagaService());
        camel.addRoutes(routes);
        camel.start();
        return camel;
    }

    private static Exchange send(CamelContext camel, String endpoint, String saga) {
        return camel.createProducerTemplate()
                .send(endpoint, exchange -> exchange.getIn().setHeader(Exchange.SAGA_LONG_RUNNING_ACTION, saga));
    }

    private static String idOf(Exchange exchange) {
        return exchange.getIn().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class);
    }
}
