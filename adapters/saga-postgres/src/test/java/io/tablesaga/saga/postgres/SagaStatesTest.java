package io.tablesaga.saga.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The committed diagram is what the saga log makes of each state. Nobody writes a transition down: each operation is tried
 * in each state. Regenerate: {@code mvn verify -Dtablesaga.diagrams=write}.
 */
class SagaStatesTest {

    private static final Path FILE = Path.of("..", "..", "routes", "docs", "saga-states.md");

    private final PostgresSagaService service = new PostgresSagaService(
            Database.POOL, new DataSourceTransactionManager(Database.POOL), SagaSettings.of("node-a"));
    private final SagaLog log = service.log();
    private final Map<SagaState, Map<SagaState, Set<String>>> ways = new TreeMap<>();

    @AfterEach
    void clear() {
        Database.clear();
    }

    @Test
    void a_saga_goes_only_where_the_diagram_says() throws IOException {
        for (SagaState from : SagaState.values()) {
            for (String direction : List.of("COMPENSATING", "COMPLETING")) {
                operations().forEach((name, operation) -> {
                    UUID saga = standing(from, direction);
                    operation.accept(saga);
                    seen(from, name, Node.stateOf(saga));
                });
            }
            work().forEach((name, work) -> {
                UUID saga = standing(from, "COMPENSATING");
                service.leases().claimDue(1).stream()
                        .filter(claim -> claim.state() != SagaState.IN_DOUBT)
                        .forEach(claim -> {
                            work.accept(claim);
                            seen(claim.state(), name, Node.stateOf(saga));
                        });
            });
        }
        String page = "# Where a saga stands\n\n"
                + "Drawn by SagaStatesTest, which tries each operation in each state on a real database; do not edit.\n\n"
                + "```mermaid\n" + mermaid() + "```\n";
        if ("write".equals(System.getProperty("tablesaga.diagrams"))) {
            Files.writeString(FILE, page);
        }
        assertThat(FILE)
                .as("what is possible has changed; run the test with -Dtablesaga.diagrams=write and commit " + FILE)
                .content()
                .isEqualTo(page);
    }

    private Map<String, Consumer<UUID>> operations() {
        Map<String, Consumer<UUID>> operations = new TreeMap<>();
        operations.put("step", saga -> join(saga, null));
        operations.put("step with a decider", saga -> join(saga, "direct:decide"));
        operations.put("complete", log::completed);
        operations.put("complete with steps to complete", saga -> {
            step(saga, "direct:complete");
            log.completing(saga);
        });
        operations.put("compensate", saga -> log.compensate(saga, "tried", SagaState.RUNNING));
        operations.put("decider says no", saga -> log.compensate(saga, "tried", SagaState.RUNNING, SagaState.IN_DOUBT));
        operations.put("decider says wait", log::await);
        operations.put("ask", log::ask);
        operations.put("hurry", log::hurry);
        operations.put("a human must look", saga -> log.review(saga, "tried"));
        operations.put("reopen", saga -> log.reopen(saga, "tried"));
        operations.put("retry", saga -> log.retry(saga, "tried"));
        operations.put("resolve as completed", saga -> log.resolve(saga, SagaState.COMPLETED, "tried"));
        operations.put("resolve as compensated", saga -> log.resolve(saga, SagaState.COMPENSATED, "tried"));
        operations.put("deadline", saga -> service.leases().claimDue(1));
        return operations;
    }

    /** What a worker does with a saga it has claimed, unless that is IN_DOUBT: then it asks the decider. */
    private Map<String, Consumer<Claim>> work() {
        return Map.of("last step done", this::ended, "last try failed", this::failed);
    }

    private void join(UUID saga, String decider) {
        PendingSaga pending = new PendingSaga(saga, false);
        pending.add(new Enlistment("step", "direct:undo", null, decider, Map.of(), null));
        try {
            log.write(pending);
        } catch (SagaRefused e) {
            // Where it stands no step can join it.
        }
    }

    private void ended(Claim claim) {
        log.ended(claim, claim.state() == SagaState.COMPENSATING ? SagaState.COMPENSATED : SagaState.COMPLETED);
    }

    private void failed(Claim claim) {
        step(claim.id(), null);
        log.failed(claim, log.steps(claim.id()).get(0), "tried", true, Duration.ZERO);
    }

    private static void step(UUID saga, String completion) {
        Database.JDBC.update(
                "insert into saga.step (saga_id, enlisted_on, route_id, completion) values (?, 'node-a', 'step', ?)",
                saga,
                completion);
    }

    /** @param direction what it was doing when it got STUCK */
    private static UUID standing(SagaState state, String direction) {
        Database.clear();
        UUID saga = UUID.randomUUID();
        Database.JDBC.update(
                "insert into saga.saga (id, state, deadline, due_at) values (?, ?, now(), now())", saga, state.name());
        Database.JDBC.update(
                "insert into saga.journal (saga_id, node, event) values (?, 'node-a', ?)", saga, direction);
        return saga;
    }

    private void seen(SagaState from, String operation, SagaState to) {
        if (from != to) {
            ways.computeIfAbsent(from, none -> new TreeMap<>())
                    .computeIfAbsent(to, none -> new TreeSet<>())
                    .add(operation);
        }
    }

    private String mermaid() {
        StringBuilder drawn = new StringBuilder("stateDiagram-v2\n");
        for (SagaState from : SagaState.values()) {
            ways.getOrDefault(from, Map.of())
                    .forEach((to, names) ->
                            drawn.append("    %s --> %s: %s%n".formatted(from, to, String.join(", ", names))));
            if (!ways.containsKey(from)) {
                drawn.append("    %s --> [*]%n".formatted(from));
            }
        }
        return drawn.toString();
    }
}
