package io.tablesaga.bench;

import java.io.IOException;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.SagaPropagation;
import org.apache.camel.service.lra.LRASagaService;
import org.springframework.jdbc.core.JdbcTemplate;

/** The same three steps on Camel's own LRA service, which asks a coordinator by HTTP and is called back by it. */
final class LraSagas implements AutoCloseable {

    private final LraCoordinator coordinator;
    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;
    private final JdbcTemplate jdbc;

    LraSagas(DataSource pool, Path log) throws Exception {
        jdbc = new JdbcTemplate(pool);
        coordinator = new LraCoordinator(log);
        int port = LraCoordinator.freePort();
        LRASagaService sagas = new LRASagaService();
        sagas.setCoordinatorUrl(coordinator.url());
        sagas.setLocalParticipantUrl("http://127.0.0.1:" + port);
        camel.addService(sagas);
        camel.addRoutes(new Trip(port));
        camel.start();
        template = camel.createProducerTemplate();
    }

    void stepByStep() {
        Exchange ended = template.send("direct:trip", exchange -> {});
        if (ended.getException() != null) {
            throw new IllegalStateException(ended.getException());
        }
    }

    private final class Trip extends RouteBuilder {

        private final int port;

        Trip(int port) {
            this.port = port;
        }

        @Override
        public void configure() {
            restConfiguration().component("undertow").host("127.0.0.1").port(port);
            errorHandler(noErrorHandler());
            from("direct:trip")
                    .routeId("trip")
                    .saga()
                    .to("direct:flight")
                    .to("direct:train")
                    .to("direct:hotel")
                    .end();
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
    public void close() throws InterruptedException, IOException {
        camel.stop();
        coordinator.close();
    }
}
