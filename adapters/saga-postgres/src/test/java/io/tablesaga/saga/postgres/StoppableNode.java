package io.tablesaga.saga.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Scanner;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaPropagation;
import org.springframework.jdbc.core.JdbcTemplate;

/** A node in a process of its own: each line of its input is an endpoint, and what came of it is told as an effect. */
final class StoppableNode {

    /** Whoever holds it keeps the process waiting where its routes say so. */
    static final int GATE = 1;

    private StoppableNode() {}

    public static void main(String[] arguments) throws Exception {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setMaximumPoolSize(8);
        try (Node node = new Node(Node.QUICK, new HikariDataSource(config), new Trips(true)).recovering();
                Scanner orders = new Scanner(System.in)) {
            JdbcTemplate jdbc = new JdbcTemplate(node.pool);
            while (orders.hasNextLine()) {
                Exception failure = node.send(orders.nextLine()).getException();
                jdbc.update("insert into effect (what) values (?)", "told " + (failure == null ? "well" : failure));
            }
        }
    }

    /** Those of the process that is stopped, and of the node that takes over from it. */
    static final class Trips extends RouteBuilder {

        private final boolean waits;

        Trips(boolean waits) {
            this.waits = waits;
        }

        @Override
        public void configure() {
            errorHandler(noErrorHandler());
            from("direct:trip")
                    .routeId("trip")
                    .saga()
                    .to("direct:flight")
                    .process(this::gate)
                    .end();
            from("direct:failing-trip")
                    .routeId("failing-trip")
                    .saga()
                    .to("direct:flight")
                    .throwException(new IllegalStateException("no"))
                    .end();
            from("direct:flight")
                    .routeId("flight")
                    .transacted()
                    .saga()
                    .propagation(SagaPropagation.MANDATORY)
                    .compensation("direct:undo")
                    .bean("effects", "effect")
                    .end();
            from("direct:undo").routeId("undo").bean("effects", "effect").process(this::gate);
        }

        private void gate(Exchange exchange) {
            if (waits) {
                Node node = exchange.getContext().getRegistry().lookupByNameAndType("effects", Node.class);
                new JdbcTemplate(node.pool)
                        .execute("do $$ begin perform pg_advisory_xact_lock_shared(%d); end $$".formatted(GATE));
            }
        }
    }
}
