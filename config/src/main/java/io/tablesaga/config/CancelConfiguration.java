package io.tablesaga.config;

import io.tablesaga.ordering.Cancellations;
import io.tablesaga.ordering.CancellingOrders;
import io.tablesaga.ordering.OrderCapability;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.routes.CancelAnswers;
import io.tablesaga.ordering.routes.CancelOrderRoutes;
import io.tablesaga.ordering.routes.OrderMessages;
import io.tablesaga.ordering.routes.OrderSteps;
import io.tablesaga.ordering.routes.RefundRoutes;
import io.tablesaga.ordering.routes.TakeBackRoutes;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.Refunds;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.routes.CloudEvents;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Taking orders back: the cancel saga with what it needs. */
@Configuration(proxyBeanMethods = false)
class CancelConfiguration {

    @Bean
    CancellingOrders cancellingOrders(
            Orders orders,
            Cancellations cancellations,
            PaymentAttempts attempts,
            Refunds refunds,
            TimeOrderedIds ids,
            OrderCapability capability) {
        return new CancellingOrders(orders, cancellations, attempts, refunds, ids, capability);
    }

    @Bean
    CancelOrderRoutes cancelOrderRoutes(CancellingOrders cancelling, Outbox outbox, CloudEvents events) {
        return new CancelOrderRoutes(cancelling, new CancelAnswers(cancelling), new OrderMessages(outbox, events));
    }

    @Bean
    TakeBackRoutes takeBackRoutes(CancellingOrders cancelling, Outbox outbox, CloudEvents events, OrderSteps steps) {
        return new TakeBackRoutes(cancelling, new OrderMessages(outbox, events), steps);
    }

    @Bean
    RefundRoutes refundRoutes(CancellingOrders cancelling) {
        return new RefundRoutes(cancelling);
    }
}
