package io.tablesaga.bench;

import io.tablesaga.saga.postgres.PostgresSagaService;
import io.tablesaga.saga.postgres.SagaRecovery;
import io.tablesaga.saga.postgres.SagaSchema;
import io.tablesaga.saga.postgres.SagaSettings;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.SagaPropagation;
import org.apache.camel.saga.CamelSagaService;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** Camel routes on our saga service, as its README shows them. */
final class PostgresSagas implements AutoCloseable {

    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final SagaRecovery recovery;
    private final JdbcTemplate jdbc;

    PostgresSagas(DataSource pool) throws Exception {
        SagaSchema.create(pool);
        jdbc = new JdbcTemplate(pool);
        PlatformTransactionManager transactions = new DataSourceTransactionManager(pool);
        PostgresSagaService sagas = new PostgresSagaService(pool, transactions, SagaSettings.of("bench"));
        camel.getRegistry().bind("PROPAGATION_REQUIRED", new SpringTransactionPolicy(transactions));
        camel.getRegistry().bind("saga-service", CamelSagaService.class, sagas);
        camel.addService(sagas);
        camel.addRoutes(new Trip());
        camel.start();
        template = camel.createProducerTemplate();
        recovery = new SagaRecovery(sagas);
        recovery.start();
    }

    /** Each step commits by itself, and so does the saga's end. */
    void stepByStep() {
        run("direct:trip");
    }

    void joined() {
        run("direct:trip-in-one");
    }

    private void run(String route) {
        Exchange ended = template.send(route, exchange -> {});
        if (ended.getException() != null) {
            throw new IllegalStateException(ended.getException());
        }
    }

    private final class Trip extends RouteBuilder {

        @Override
        public void configure() {
            errorHandler(noErrorHandler());
            from("direct:trip").routeId("trip").saga().to("direct:steps").end();
            from("direct:trip-in-one")
                    .routeId("trip-in-one")
                    .transacted()
                    .saga()
                    .to("direct:steps")
                    .end();
            from("direct:steps")
                    .routeId("steps")
                    .to("direct:flight")
                    .to("direct:train")
                    .to("direct:hotel");
            step("flight");
            step("train");
            step("hotel");
            from("direct:undo").routeId("undo").process(exchange -> {
                throw new IllegalStateException("nothing fails here");
            });
        }

        private void step(String name) {
            from("direct:" + name)
                    .routeId(name)
                    .transacted()
                    .saga()
                    .propagation(SagaPropagation.MANDATORY)
                    .compensation("direct:undo")
                    .process(exchange -> jdbc.update(
                            "insert into effect (saga, step) values (?, ?)",
                            exchange.getIn().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION, String.class),
                            name))
                    .end();
        }
    }

    @Override
    public void close() {
        recovery.close();
        camel.stop();
    }
}
