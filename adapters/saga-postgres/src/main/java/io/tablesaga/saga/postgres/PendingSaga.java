package io.tablesaga.saga.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/** Steps of one saga that their transaction has not written yet. */
final class PendingSaga {

    private final UUID id;
    private final boolean born;
    private final List<Enlistment> steps = new ArrayList<>();
    private boolean completed;

    PendingSaga(UUID id, boolean born) {
        this.id = id;
        this.born = born;
    }

    static PendingSaga of(UUID id, boolean born, Enlistment step) {
        PendingSaga saga = new PendingSaga(id, born);
        saga.add(step);
        return saga;
    }

    void add(Enlistment step) {
        steps.add(step);
    }

    /** Born and completed in one transaction: never RUNNING for anybody else. */
    void completed() {
        completed = true;
    }

    UUID id() {
        return id;
    }

    boolean born() {
        return born;
    }

    List<Enlistment> steps() {
        return steps.stream().filter(Enlistment::undoesOrCompletes).toList();
    }

    /** What the journal says beside the steps' enlistments. */
    String[] events() {
        return Stream.of(born ? "BORN" : null, state() == SagaState.RUNNING ? null : state().name())
                .filter(Objects::nonNull)
                .toArray(String[]::new);
    }

    /** A step without a decider and a limit of its own leaves its saga's row as it is. */
    boolean changesItsSaga() {
        return born || state() != SagaState.RUNNING || timeoutMillis() != null;
    }

    boolean hasCompletion() {
        return steps.stream().anyMatch(step -> step.completion() != null);
    }

    Long timeoutMillis() {
        return steps.stream()
                .map(Enlistment::timeoutMillis)
                .filter(millis -> millis != null)
                .min(Long::compare)
                .orElse(null);
    }

    SagaState state() {
        if (completed) {
            return SagaState.COMPLETED;
        }
        return steps.stream().anyMatch(step -> step.decider() != null) ? SagaState.IN_DOUBT : SagaState.RUNNING;
    }
}
