package io.tablesaga.saga.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.saga.CamelSagaService;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A running participant: a Camel context with the service under test, its own pool, and recovery when asked. */
final class Node implements AutoCloseable {

    static final SagaSettings QUICK = SagaSettings.of("node-a")
            .withTimes(Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofSeconds(30))
            .withRetries(3, Duration.ofMillis(20), Duration.ofMillis(50));

    final HikariDataSource pool;
    final CamelContext camel = new DefaultCamelContext();
    final PostgresSagaService service;
    final SagaOperations operations;
    private final SagaRecovery recovery;
    private final JdbcTemplate jdbc;

    Node(SagaSettings settings, RouteBuilder routes) throws Exception {
        this(settings, Database.pool(settings.node()), routes);
    }

    Node(SagaSettings settings, HikariDataSource pool, RouteBuilder routes) throws Exception {
        this.pool = pool;
        jdbc = new JdbcTemplate(pool);
        PlatformTransactionManager transactions = new DataSourceTransactionManager(pool);
        service = new PostgresSagaService(pool, transactions, settings);
        operations = new SagaOperations(service, pool);
        recovery = new SagaRecovery(service);
        SpringTransactionPolicy required = new SpringTransactionPolicy(transactions);
        SpringTransactionPolicy none = new SpringTransactionPolicy(transactions);
        none.setPropagationBehaviorName("PROPAGATION_NOT_SUPPORTED");
        camel.getRegistry().bind("PROPAGATION_REQUIRED", required);
        camel.getRegistry().bind("PROPAGATION_NOT_SUPPORTED", none);
        camel.getRegistry().bind("effects", this);
        camel.getRegistry().bind("saga-service", CamelSagaService.class, service);
        camel.addService(service);
        camel.addRoutes(routes);
        camel.start();
    }

    Node recovering() {
        recovery.start();
        return this;
    }

    boolean recovers() {
        return recovery.runs();
    }

    /** A step's local effect: a row in the transaction of the caller. */
    public void effect(Exchange exchange) {
        String saga = exchange.getIn().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class);
        jdbc.update(
                "insert into effect (saga, what) values (?, ?)",
                saga == null ? null : UUID.fromString(saga),
                exchange.getFromRouteId() + " " + exchange.getIn().getHeader("n", "", String.class));
    }

    void fail() {
        jdbc.update("insert into nowhere values (1)");
    }

    Exchange send(String uri) {
        return send(uri, Map.of());
    }

    Exchange send(String uri, Map<String, Object> headers) {
        return camel.createProducerTemplate()
                .send(uri, exchange -> exchange.getIn().setHeaders(new java.util.HashMap<>(headers)));
    }

    /** As far as PostgreSQL can tell, this node is dead: no heartbeat, no statement, no farewell. */
    void cutOff() {
        pool.close();
    }

    /** As SIGSTOP would (StoppedProcessTest has that): the node does nothing until {@link #goOn}, and then goes on as if nothing had happened. */
    void stop() {
        pool.getHikariPoolMXBean().suspendPool();
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    void goOn() {
        pool.getHikariPoolMXBean().resumePool();
    }

    static SagaState stateOf(UUID saga) {
        return SagaState.valueOf(
                Database.JDBC.queryForObject("select state from saga.saga where id = ?", String.class, saga));
    }

    static void awaitState(UUID saga, SagaState state) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(stateOf(saga)).isEqualTo(state));
    }

    /** The journal as «event» or «event step», in order. */
    static List<String> journal(UUID saga) {
        return Database.JDBC.query(
                SagaSql.JOURNAL,
                (row, n) -> row.getString("step") == null
                        ? row.getString("event")
                        : row.getString("event") + " " + row.getString("step"),
                saga,
                saga,
                500);
    }

    static List<String> effects() {
        return Database.JDBC.queryForList("select trim(what) from effect order by id", String.class);
    }

    static UUID sagaOf(Exchange exchange) {
        return UUID.fromString(exchange.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class));
    }

    @Override
    public void close() {
        camel.stop();
        recovery.close();
        pool.close();
    }
}
