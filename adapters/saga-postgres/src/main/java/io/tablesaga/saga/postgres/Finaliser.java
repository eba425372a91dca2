package io.tablesaga.saga.postgres;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Moves sagas to their end: completions in the order of enlistment, compensations in reverse, each at least once. A step
 * that fails blocks the ones after it, so stock stays held until the money is sure to be back.
 */
final class Finaliser {

    private static final Logger LOG = LoggerFactory.getLogger(Finaliser.class);

    private final SagaLog log;
    private final SagaTransactions transactions;
    private final SagaSettings settings;
    private final SagaWorkers workers;
    private CamelContext camelContext;
    private volatile ProducerTemplate template;

    /** Decided while PostgreSQL was away, and still to be recorded; a dead process leaves it to the dead owner's rule. */
    private final Map<UUID, String> owed = new ConcurrentHashMap<>();

    Finaliser(SagaLog log, SagaTransactions transactions, SagaWorkers workers, SagaSettings settings) {
        this.log = log;
        this.transactions = transactions;
        this.settings = settings;
        this.workers = workers;
    }

    void use(CamelContext context) {
        camelContext = context;
    }

    /** In the caller's transaction: the direction, and completions that are local. Remote ones run after its commit. */
    void complete(SagaUnit unit, UUID saga) {
        Optional<PendingSaga> unwritten = unit.pending(saga);
        if (unwritten.isPresent() && unwritten.get().born() && !unwritten.get().hasCompletion()) {
            unwritten.get().completed();
            return;
        }
        unit.write(saga);
        if (log.completed(saga)) {
            return;
        }
        Claim claim = log.completing(saga).orElseThrow(() -> lost(saga, "completed"));
        List<StepRow> steps = log.steps(saga).stream()
                .filter(step -> step.completion() != null)
                .toList();
        if (steps.stream().allMatch(step -> isLocal(step.completion()))) {
            steps.forEach(step -> {
                call(claim, step, step.completion());
                log.stepDone(claim, step, "COMPLETED_STEP");
            });
            log.ended(claim, SagaState.COMPLETED);
        } else {
            unit.onCommit(() -> later(claim));
        }
    }

    void compensate(UUID saga, String reason) {
        if (!transactions.active()) {
            record(saga, reason);
            return;
        }
        SagaUnit unit = transactions.unit();
        boolean vanishes = unit.bornHere(saga);
        transactions.doom();
        if (!vanishes) {
            // The doomed transaction's connection is still bound to this thread when it has ended.
            unit.onRollback(() -> {
                owed.put(saga, reason);
                workers.execute(() -> payBack(saga));
            });
        }
    }

    private void record(UUID saga, String reason) {
        try {
            compensateNow(saga, reason);
        } catch (DataAccessException e) {
            owed.put(saga, reason);
            throw e;
        }
    }

    /** Directions decided while they could not be written. */
    void payBack() {
        owed.keySet().forEach(this::payBack);
    }

    private void payBack(UUID saga) {
        String reason = owed.get(saga);
        if (reason == null) {
            return;
        }
        try {
            compensateNow(saga, reason);
            owed.remove(saga);
        } catch (SagaRefused e) {
            owed.remove(saga);
            LOG.warn("{}", e.getMessage());
        } catch (DataAccessException e) {
            LOG.warn("saga {} is to be compensated as soon as its log can be reached: {}", saga, e.toString());
        }
    }

    /** An id without a row never became durable, so there is nothing to undo. */
    private void compensateNow(UUID saga, String reason) {
        Optional<Claim> claim = log.compensate(saga, reason, SagaState.RUNNING);
        if (claim.isPresent()) {
            later(claim.get());
            return;
        }
        Optional<SagaState> state = log.stateOf(saga);
        if (state.isPresent() && state.get() != SagaState.COMPENSATING && state.get() != SagaState.COMPENSATED) {
            throw lost(saga, "compensated");
        }
    }

    SagaRefused lost(UUID saga, String verb) {
        return new SagaRefused(
                saga,
                log.stateOf(saga).map(Enum::name).map(state -> "is " + state).orElse("is not known") + " and cannot be "
                        + verb);
    }

    void later(Claim claim) {
        workers.take(claim, () -> work(claim));
    }

    /** One claimed saga, on a worker's thread. */
    private void work(Claim claim) {
        try {
            if (claim.state() == SagaState.IN_DOUBT) {
                decide(claim);
            } else {
                finalise(claim);
            }
        } catch (RuntimeException e) {
            LOG.warn("saga {} could not be worked on, recovery will come back to it", claim.id(), e);
        }
    }

    private void decide(Claim claim) {
        Optional<StepRow> doubted = log.steps(claim.id()).stream()
                .filter(step -> step.decider() != null)
                .reduce((a, b) -> b);
        String detail = "the decider has no answer yet";
        try {
            doubted.ifPresent(step -> call(claim, step, step.decider()));
        } catch (RuntimeException e) {
            LOG.warn("the decider of saga {} failed: {}", claim.id(), e.toString());
            detail = text(e);
        }
        workers.putDown(claim);
        log.undecided(claim, settings.pauseAfter(claim.attempts() + 1), detail);
    }

    private void finalise(Claim claim) {
        boolean undo = claim.state() == SagaState.COMPENSATING;
        List<StepRow> steps = new ArrayList<>(log.steps(claim.id()));
        if (undo) {
            Collections.reverse(steps);
        }
        for (StepRow step : steps) {
            String uri = undo ? step.compensation() : step.completion();
            if (uri != null && !tried(claim, step, uri)) {
                return;
            }
            if (uri != null && !log.stepDone(claim, step, undo ? "COMPENSATED_STEP" : "COMPLETED_STEP")) {
                LOG.info("saga {} was taken over by another node", claim.id());
                return;
            }
        }
        log.ended(claim, undo ? SagaState.COMPENSATED : SagaState.COMPLETED);
    }

    private boolean tried(Claim claim, StepRow step, String uri) {
        try {
            call(claim, step, uri);
            return true;
        } catch (RuntimeException e) {
            int attempts = step.attempts() + 1;
            boolean last = attempts >= settings.maxAttempts();
            LOG.warn(
                    "saga {}: {} failed, attempt {}{}: {}",
                    claim.id(),
                    uri,
                    attempts,
                    last ? ", STUCK" : "",
                    e.toString());
            workers.putDown(claim);
            log.failed(claim, step, text(e), last, settings.pauseAfter(attempts));
            return false;
        }
    }

    private void call(Claim claim, StepRow step, String uri) {
        Exchange answer = template().send(uri, exchange -> {
            step.options().forEach(exchange.getIn()::setHeader);
            exchange.getIn()
                    .setHeader(Exchange.SAGA_LONG_RUNNING_ACTION, claim.id().toString());
        });
        if (answer.getException() != null) {
            throw new IllegalStateException(uri + ": " + answer.getException(), answer.getException());
        }
        if (answer.isRollbackOnly()) {
            throw new IllegalStateException(uri + " rolled back");
        }
    }

    private ProducerTemplate template() {
        ProducerTemplate present = template;
        if (present == null) {
            present = camelContext.createProducerTemplate();
            template = present;
        }
        return present;
    }

    /** Direct routes run on the caller's thread, in the caller's transaction. */
    private static boolean isLocal(String uri) {
        return uri.startsWith("direct:");
    }

    private static String text(Exception e) {
        String text = e.getMessage() == null ? e.toString() : e.getMessage();
        return text.length() > 1_000 ? text.substring(0, 1_000) : text;
    }
}
