package io.tablesaga.config;

import io.tablesaga.ordering.CheckoutVisits;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.web.CheckoutController;
import io.tablesaga.payment.AttemptToken;
import io.tablesaga.payment.Checkouts;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.PaymentGateway;
import io.tablesaga.payment.Refunds;
import io.tablesaga.payment.adapters.GatewaySettings;
import io.tablesaga.payment.adapters.SandboxGateway;
import io.tablesaga.payment.adapters.TossGateway;
import io.tablesaga.payment.web.PaymentsController;
import java.net.URI;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The provider that is set, and our own pages around its. */
@Configuration(proxyBeanMethods = false)
class PaymentConfiguration {

    private static final URI TOSS = URI.create("https://api.tosspayments.com");

    @Bean
    PaymentGateway paymentGateway(Settings settings, Clock clock) {
        ProviderRules.check(settings);
        Settings.Payment payment = settings.payment();
        return switch (payment.provider()) {
            case SANDBOX -> new SandboxGateway(gateway(payment, payment.url()));
            case TOSS -> new TossGateway(gateway(payment, payment.hasUrl() ? payment.url() : TOSS), clock);
        };
    }

    private static GatewaySettings gateway(Settings.Payment payment, URI url) {
        return new GatewaySettings(url, payment.secretKey(), payment.connectTimeout(), payment.responseTimeout());
    }

    @Bean
    PaymentsController paymentsController(PaymentAttempts attempts, Refunds refunds) {
        return new PaymentsController(attempts, refunds);
    }

    @Bean
    CheckoutController checkoutController(
            Orders orders, PaymentAttempts attempts, AttemptToken tokens, Checkouts checkouts, Settings settings) {
        boolean window = settings.payment().provider() == Settings.Provider.TOSS;
        return new CheckoutController(
                new CheckoutVisits(orders, attempts, tokens, checkouts),
                window ? settings.payment().clientKey() : "");
    }
}
