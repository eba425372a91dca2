package io.tablesaga.saga.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.SagaPropagation;
import org.apache.camel.saga.InMemorySagaService;

/** Any chain of steps ends as a model of ten lines says; on this service, and on Camel's own while nobody dies. */
class ChainsTest {

    private static final AtomicInteger CHAINS = new AtomicInteger();
    private static Node durable;
    private static CamelContext inMemory;

    /** @param turns how often it is enlisted, in a loop */
    record Step(boolean undoable, boolean completes, boolean fails, boolean transacted, int turns) {}

    /** @param effects what its steps have done, and go on doing after it has returned */
    record Run(Exchange exchange, Queue<String> effects) {}

    @BeforeContainer
    static void start() throws Exception {
        Database.clear();
        durable = new Node(Node.QUICK, new RouteBuilder() {
                    @Override
                    public void configure() {
                        // Each try adds its own.
                    }
                })
                .recovering();
        inMemory = new DefaultCamelContext();
        inMemory.addService(new InMemorySagaService());
        inMemory.start();
    }

    @AfterContainer
    static void stop() {
        durable.close();
        inMemory.stop();
    }

    @Provide
    Arbitrary<List<Step>> chains() {
        Arbitrary<Boolean> often =
                Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just(true)), Tuple.of(1, Arbitraries.just(false)));
        return Combinators.combine(
                        often,
                        Arbitraries.of(true, false),
                        often.map(fine -> !fine),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 3))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Property(tries = 60)
    void a_chain_ends_as_its_model_says(@ForAll("chains") List<Step> chain) throws Exception {
        Run run = run(durable.camel, chain, true);

        assertThat(run.exchange().getException() == null)
                .isEqualTo(chain.stream().noneMatch(Step::fails));
        awaitEffects(run, effects -> assertThat(effects).containsExactlyElementsOf(model(chain, true)));
    }

    @Property(tries = 60)
    void in_memory_it_does_too_when_each_step_is_enlisted_once(@ForAll("chains") List<Step> chain) throws Exception {
        List<Step> once = chain.stream()
                .map(step -> new Step(step.undoable(), step.completes(), step.fails(), false, 1))
                .toList();
        Run run = run(inMemory, once, false);

        awaitEffects(run, effects -> {
            assertThat(effects).containsExactlyInAnyOrderElementsOf(model(once, false));
            assertThat(withoutCompletions(effects)).isEqualTo(withoutCompletions(model(once, false)));
        });
    }

    /** Camel's own runs them in reverse too. */
    private static List<String> withoutCompletions(List<String> effects) {
        return effects.stream().filter(effect -> !effect.startsWith("complete")).toList();
    }

    /** A failing step was enlisted before it failed; where both are one transaction, neither was. */
    private static List<String> model(List<Step> chain, boolean transactions) {
        List<String> effects = new ArrayList<>();
        List<String> undo = new ArrayList<>();
        List<String> completions = new ArrayList<>();
        for (int n = 0; n < chain.size(); n++) {
            Step step = chain.get(n);
            for (int turn = 0; turn < step.turns(); turn++) {
                String name = n + "/" + turn;
                if (step.undoable() && !(step.fails() && step.transacted() && transactions)) {
                    undo.add(0, "undo " + name);
                }
                if (step.fails()) {
                    effects.addAll(undo);
                    return effects;
                }
                effects.add("do " + name);
                if (step.completes()) {
                    completions.add("complete " + name);
                }
            }
        }
        effects.addAll(completions);
        return effects;
    }

    private static Run run(CamelContext camel, List<Step> chain, boolean transactions) throws Exception {
        Queue<String> effects = new ConcurrentLinkedQueue<>();
        int number = CHAINS.incrementAndGet();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                SagaDefinition saga =
                        from(address("chain")).routeId("chain-" + number).saga();
                for (int n = 0; n < chain.size(); n++) {
                    Step step = chain.get(n);
                    saga.loop(constant(step.turns()))
                            .setHeader("n", simple(n + "/${exchangeProperty.CamelLoopIndex}"))
                            .to(address("step-" + n))
                            .end();
                    step(n, step);
                }
                from(address("undo")).routeId("undo-" + number).process(exchange -> effect("undo", exchange));
                from(address("complete"))
                        .routeId("complete-" + number)
                        .process(exchange -> effect("complete", exchange));
            }

            private void step(int n, Step step) {
                var route = from(address("step-" + n)).routeId("step-" + n + "-" + number);
                SagaDefinition enlisted =
                        step.transacted() && transactions ? route.transacted().saga() : route.saga();
                enlisted.propagation(SagaPropagation.MANDATORY).option("n", header("n"));
                if (step.undoable()) {
                    enlisted.compensation(address("undo"));
                }
                if (step.completes()) {
                    enlisted.completion(address("complete"));
                }
                enlisted.process(exchange -> {
                            if (step.fails()) {
                                throw new IllegalStateException("step " + n);
                            }
                            effect("do", exchange);
                        })
                        .end();
            }

            private void effect(String what, Exchange exchange) {
                effects.add(what + " " + exchange.getIn().getHeader("n"));
            }

            private String address(String name) {
                return "direct:" + name + "-" + number;
            }
        });
        return new Run(camel.createProducerTemplate().send("direct:chain-" + number, exchange -> {}), effects);
    }

    private static void awaitEffects(Run run, Consumer<List<String>> check) {
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> check.accept(List.copyOf(run.effects())));
    }
}
