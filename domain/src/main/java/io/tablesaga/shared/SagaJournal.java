package io.tablesaga.shared;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened to a saga, step by step. */
public interface SagaJournal {

    Optional<SagaView> find(SagaId saga);

    record SagaView(SagaId id, String state, Instant deadline, List<Step> steps, List<Entry> journal) {
        public SagaView {
            steps = List.copyOf(steps);
            journal = List.copyOf(journal);
        }
    }

    record Step(String route, String undo, String decider, boolean done, int attempts) {}

    record Entry(Instant at, String node, String event, String step, Integer attempt, String detail) {}
}
