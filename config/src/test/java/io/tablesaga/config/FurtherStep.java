package io.tablesaga.config;

import io.tablesaga.ordering.routes.OrderStep;
import io.tablesaga.ordering.routes.SettlingRoutes;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** One more step of the order saga, as somebody would add it: a bean and its route. Found by the product's own scan. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("test.further-step")
class FurtherStep {

    static final OrderStep STEP =
            new OrderStep("greet-guest", SettlingRoutes.SEND_TICKET.id(), "order-greet-guest", null, null);

    @Bean
    OrderStep greetGuest() {
        return STEP;
    }

    @Bean
    RouteBuilder greetGuestRoutes() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + STEP.route())
                        .routeId(STEP.route())
                        .group("ordering")
                        .description("A word for the guest")
                        .routeConfigurationId("inner")
                        .to("log:io.tablesaga.test?level=DEBUG");
            }
        };
    }
}
