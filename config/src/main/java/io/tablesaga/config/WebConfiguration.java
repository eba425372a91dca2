package io.tablesaga.config;

import io.tablesaga.accounts.web.Contract;
import io.tablesaga.floor.Stores;
import io.tablesaga.menu.Menus;
import io.tablesaga.menu.web.MenuController;
import io.tablesaga.ordering.Cancellations;
import io.tablesaga.ordering.OrderCapability;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.Receipts;
import io.tablesaga.ordering.web.OrderController;
import io.tablesaga.ordering.web.ReceiptController;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.Reconciliation;
import io.tablesaga.payment.Refunds;
import io.tablesaga.payment.WebhookAddress;
import io.tablesaga.payment.web.PaymentController;
import io.tablesaga.shared.routes.Admission;
import io.tablesaga.shared.web.Doorkeeper;
import io.tablesaga.shared.web.FullHouse;
import io.tablesaga.shared.web.OnlyByHttps;
import io.tablesaga.shared.web.TrustedHeaders;
import io.tablesaga.shared.web.WebProblems;
import io.tablesaga.stock.Stock;
import io.tablesaga.stock.web.StockController;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The outer door and the reads behind it. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

    @Bean
    FilterRegistrationBean<TrustedHeaders> trustedHeaders() {
        FilterRegistrationBean<TrustedHeaders> filter = new FilterRegistrationBean<>(new TrustedHeaders());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    FilterRegistrationBean<Doorkeeper> doorkeeper(ObjectProvider<Contract> contract) {
        FilterRegistrationBean<Doorkeeper> filter = new FilterRegistrationBean<>(
                new Doorkeeper((method, path) -> contract.getObject().fileBytes(method, path)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
        return filter;
    }

    @Bean
    FilterRegistrationBean<FullHouse> fullHouse(Admission admission, RouteMeters meters) {
        FilterRegistrationBean<FullHouse> filter = new FilterRegistrationBean<>(
                new FullHouse(admission::isFull, () -> meters.answered("order-place", "busy", Duration.ZERO)));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 15);
        return filter;
    }

    @Bean
    FilterRegistrationBean<OnlyByHttps> onlyByHttps(PublicAddress address) {
        FilterRegistrationBean<OnlyByHttps> filter = new FilterRegistrationBean<>(new OnlyByHttps());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 5);
        filter.setEnabled(address.isSafe());
        return filter;
    }

    @Bean
    WebProblems webProblems() {
        return new WebProblems();
    }

    @Bean
    OrderController orderController(Orders orders, Cancellations cancellations, OrderCapability capability) {
        return new OrderController(orders, cancellations, capability);
    }

    @Bean
    Receipts receipts(Orders orders, PaymentAttempts attempts, Refunds refunds, Stores stores) {
        return new Receipts(orders, attempts, refunds, stores);
    }

    @Bean
    ReceiptController receiptController(Orders orders, Receipts receipts, OrderCapability capability) {
        return new ReceiptController(orders, receipts, capability);
    }

    @Bean
    MenuController menuController(Menus menus) {
        return new MenuController(menus);
    }

    @Bean
    StockController stockController(Stock stock) {
        return new StockController(stock);
    }

    @Bean
    PaymentController paymentController(
            Reconciliation reconciliation, WebhookAddress webhooks, PublicAddress publicAddress) {
        return new PaymentController(reconciliation, webhooks, publicAddress);
    }
}
