package io.tablesaga.config;

import io.tablesaga.saga.postgres.SagaOperations;
import io.tablesaga.shared.SagaId;
import io.tablesaga.shared.SagaJournal;
import java.util.Optional;

/** The saga library's journal in the domain's words: the two do not know each other. */
final class OperationsJournal implements SagaJournal {

    private final SagaOperations operations;

    OperationsJournal(SagaOperations operations) {
        this.operations = operations;
    }

    @Override
    public Optional<SagaView> find(SagaId id) {
        return operations
                .find(id.value())
                .map(saga -> new SagaView(
                        id,
                        saga.state().name(),
                        saga.deadline(),
                        operations.steps(id.value()).stream()
                                .map(step -> new Step(
                                        step.routeId(),
                                        step.compensation(),
                                        step.decider(),
                                        step.done(),
                                        step.attempts()))
                                .toList(),
                        operations.journal(id.value()).stream()
                                .map(entry -> new Entry(
                                        entry.at(),
                                        entry.node(),
                                        entry.event(),
                                        entry.step(),
                                        entry.attempt(),
                                        entry.detail()))
                                .toList()));
    }
}
