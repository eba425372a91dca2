package io.tablesaga.saga.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** What {@code saga-direction} says to a route that uses it wrongly. */
class SagaDirectionTest extends CamelTestSupport {

    private final HikariDataSource pool = Database.pool("directions");

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.addService(
                new PostgresSagaService(pool, new DataSourceTransactionManager(pool), SagaSettings.of("directions")));
        return camel;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:await").to("saga-direction:await");
                from("direct:hurry").to("saga-direction:hurry");
            }
        };
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void an_exchange_without_a_saga_is_told_so() {
        assertThat(sent(null)).hasMessage("the exchange belongs to no saga");
    }

    @Test
    void an_id_that_is_none_is_told_so() {
        assertThat(sent("garbage")).hasMessage("«garbage» is not a saga id");
    }

    @Test
    void an_unknown_saga_is_told_so() {
        assertThat(sent(UUID.randomUUID().toString()))
                .hasMessageContaining("is not known and cannot be moved to AWAIT");
    }

    @Test
    void hurrying_an_unknown_saga_does_nothing() {
        String unknown = UUID.randomUUID().toString();
        assertThat(template.send("direct:hurry", exchange -> exchange.getIn()
                                .setHeader(Exchange.SAGA_LONG_RUNNING_ACTION, unknown))
                        .getException())
                .isNull();
        assertThat(Node.journal(UUID.fromString(unknown))).isEmpty();
    }

    @Test
    void a_direction_that_does_not_exist_fails_the_start() {
        assertThatThrownBy(() -> context.addRoutes(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:sideways").to("saga-direction:sideways");
                    }
                }))
                .isInstanceOf(FailedToCreateRouteException.class)
                .hasStackTraceContaining(
                        "saga-direction knows await, compensate, review, ask, hurry, reopen and retry, not «sideways»");
    }

    private Exception sent(String saga) {
        return template.send("direct:await", exchange -> {
                    if (saga != null) {
                        exchange.getIn().setHeader(Exchange.SAGA_LONG_RUNNING_ACTION, saga);
                    }
                })
                .getException();
    }
}
