package io.tablesaga.saga.postgres;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.saga.CamelSagaCoordinator;
import org.apache.camel.saga.CamelSagaService;
import org.apache.camel.saga.CamelSagaStep;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Camel's saga service on PostgreSQL. Every call joins the caller's Spring transaction where there is one, so that a
 * step's registration commits with the step's own effect, and opens its own otherwise. No method throws: failures are
 * failed futures (a thrown exception would make the route hang for ever).
 *
 * <p>{@link SagaRecovery} must run beside it; {@link SagaSchema} makes its tables.
 */
public final class PostgresSagaService implements CamelSagaService {

    private final SagaLog log;
    private final SagaTransactions transactions;
    private final SagaWorkers workers;
    private final Finaliser finaliser;
    private final SagaNode node;
    private final SagaLeases leases;
    private final SagaSettings settings;
    private CamelContext camelContext;
    private volatile Runnable bell = () -> {};

    public PostgresSagaService(
            DataSource dataSource, PlatformTransactionManager transactionManager, SagaSettings settings) {
        this.settings = settings;
        this.node = new SagaNode(settings.node());
        this.log = new SagaLog(dataSource, node, settings);
        this.transactions = new SagaTransactions(transactionManager, log);
        this.workers = new SagaWorkers(settings);
        this.finaliser = new Finaliser(log, transactions, workers, settings);
        this.leases = new SagaLeases(dataSource, node, settings);
    }

    @Override
    public CompletableFuture<CamelSagaCoordinator> newSaga(Exchange exchange) {
        return answer(() -> {
            UUID id = SagaIds.next();
            Coordinator coordinator = new Coordinator(id, true, this);
            transactions.remember(coordinator);
            return coordinator;
        });
    }

    /** Never answers null: an unknown id would make Camel start a new saga in silence. */
    @Override
    public CompletableFuture<CamelSagaCoordinator> getSaga(String id) {
        return answer(() -> coordinator(SagaIds.parse(id)));
    }

    @Override
    public void registerStep(CamelSagaStep step) {
        // Endpoints are looked up when a step is called: routes may come and go.
    }

    /**
     * From Camel 4.22.1 on a service must say that the {@code Long-Running-Action} header may name the saga; without
     * {@code @Override} this compiles on 4.17 too. Outer doors strip the header.
     */
    public boolean isLongRunningActionHeaderSupported() {
        return true;
    }

    Coordinator coordinator(UUID id) {
        return transactions.remembered(id).orElseGet(() -> new Coordinator(id, false, this));
    }

    static <T> CompletableFuture<T> answer(Supplier<T> work) {
        try {
            return CompletableFuture.completedFuture(work.get());
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    SagaLog log() {
        return log;
    }

    SagaTransactions transactions() {
        return transactions;
    }

    Finaliser finaliser() {
        return finaliser;
    }

    SagaWorkers workers() {
        return workers;
    }

    SagaNode node() {
        return node;
    }

    SagaLeases leases() {
        return leases;
    }

    /** Something is due before recovery would look by itself. */
    void wake() {
        bell.run();
    }

    void wakes(Runnable recovery) {
        bell = recovery;
    }

    SagaSettings settings() {
        return settings;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        finaliser.use(camelContext);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    /** Nothing: Camel stops the shared service with any one of its routes (CAMEL-24150). {@link SagaRecovery} owns the life. */
    @Override
    public void start() {}

    /** Nothing, see {@link #start()}; guarded by ServiceLifeTest. */
    @Override
    public void stop() {}
}
