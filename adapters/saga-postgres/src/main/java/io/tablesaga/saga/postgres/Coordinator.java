package io.tablesaga.saga.postgres;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaStep;

/** One saga as a route sees it. It holds no state that matters: the row does. */
final class Coordinator implements CamelSagaCoordinator {

    private final UUID id;
    private final PostgresSagaService service;
    private boolean unwritten;

    Coordinator(UUID id, boolean unwritten, PostgresSagaService service) {
        this.id = id;
        this.unwritten = unwritten;
        this.service = service;
    }

    @Override
    public String getId() {
        return id.toString();
    }

    UUID id() {
        return id;
    }

    /** The first step writes the saga too: one statement, and nothing at all for a saga without a step. */
    @Override
    public CompletableFuture<Void> beginStep(Exchange exchange, CamelSagaStep step) {
        return PostgresSagaService.answer(() -> {
            Enlistment enlistment = Enlistment.of(exchange, step);
            boolean born = unwritten;
            if (service.transactions().needless()) {
                service.log().writeAlone(PendingSaga.of(id, born, enlistment));
            } else {
                service.transactions().joined(unit -> unit.enlist(id, born, enlistment));
            }
            unwritten = false;
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> complete(Exchange exchange) {
        return PostgresSagaService.answer(() -> {
            boolean done = unwritten
                    || service.transactions().needless() && service.log().completed(id);
            if (!done) {
                service.transactions().joined(unit -> service.finaliser().complete(unit, id));
            }
            return null;
        });
    }

    /**
     * Inside a transaction: dooms it, and records COMPENSATING after it has ended; a saga born in it vanishes with it.
     * Outside: records COMPENSATING at once. The undo itself runs on recovery's threads either way.
     */
    @Override
    public CompletableFuture<Void> compensate(Exchange exchange) {
        return PostgresSagaService.answer(() -> {
            if (!unwritten) {
                service.finaliser().compensate(id, reason(exchange));
            }
            return null;
        });
    }

    private static String reason(Exchange exchange) {
        Exception cause = exchange == null ? null : exchange.getException();
        if (cause == null && exchange != null) {
            cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        }
        return cause == null ? "asked by its route" : cause.toString();
    }
}
