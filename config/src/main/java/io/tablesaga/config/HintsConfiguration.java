package io.tablesaga.config;

import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.PayingOrders;
import io.tablesaga.ordering.ReturningGuests;
import io.tablesaga.ordering.routes.HintedOrderRoutes;
import io.tablesaga.payment.PaymentGateway;
import io.tablesaga.payment.PaymentHints;
import io.tablesaga.payment.Reconciliation;
import io.tablesaga.payment.ReconcilingPayments;
import io.tablesaga.payment.RefundingStrays;
import io.tablesaga.payment.Refunds;
import io.tablesaga.payment.WebhookAddress;
import io.tablesaga.payment.routes.HintRoutes;
import io.tablesaga.payment.routes.HintTrail;
import io.tablesaga.payment.routes.ReconcileRoutes;
import io.tablesaga.payment.routes.StrayRoutes;
import io.tablesaga.payment.routes.WebhookIntake;
import io.tablesaga.payment.routes.WebhookRoutes;
import io.tablesaga.shared.TimeOrderedIds;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What reaches us about payments by another way than a guest: webhooks, and the provider's own list. */
@Configuration(proxyBeanMethods = false)
class HintsConfiguration {

    @Bean
    WebhookAddress webhookAddress(Settings settings) {
        return new WebhookAddress(
                settings.capabilityKey().getBytes(StandardCharsets.UTF_8),
                settings.payment().provider().named());
    }

    @Bean
    ReconcilingPayments reconcilingPayments(
            Reconciliation reconciliation,
            PaymentHints hints,
            PaymentGateway gateway,
            @Value("${payment.reconcile.zone}") String zone,
            Clock clock,
            Settings settings) {
        return new ReconcilingPayments(
                reconciliation, hints, gateway, settings.payment().provider().named(), ZoneId.of(zone), clock);
    }

    @Bean
    HintTrail hintTrail(PaymentHints hints, @Value("${payment.hints.pause}") Duration pause) {
        return new HintTrail(hints, pause);
    }

    @Bean
    WebhookRoutes webhookRoutes(WebhookAddress address, PaymentGateway gateway, PaymentHints hints, Clock clock) {
        return new WebhookRoutes(new WebhookIntake(address, gateway, hints, clock));
    }

    @Bean
    HintRoutes hintRoutes(HintTrail trail) {
        return new HintRoutes(trail);
    }

    @Bean
    StrayRoutes strayRoutes(Refunds refunds, TimeOrderedIds ids) {
        return new StrayRoutes(new RefundingStrays(refunds, ids));
    }

    @Bean
    ReconcileRoutes reconcileRoutes(ReconcilingPayments reconciling, HintTrail trail) {
        return new ReconcileRoutes(reconciling, trail);
    }

    @Bean
    HintedOrderRoutes hintedOrderRoutes(Orders orders, PayingOrders paying, ReturningGuests guests) {
        return new HintedOrderRoutes(orders, paying, guests);
    }
}
