package io.tablesaga.config;

import io.tablesaga.ordering.CancellingOrders;
import io.tablesaga.ordering.Carts;
import io.tablesaga.ordering.CounterPayments;
import io.tablesaga.ordering.FurtherStep;
import io.tablesaga.ordering.OrderCapability;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.PayingOrders;
import io.tablesaga.ordering.PlacingOrders;
import io.tablesaga.ordering.ReturningGuests;
import io.tablesaga.ordering.StepFence;
import io.tablesaga.ordering.routes.ApprovePaymentRoutes;
import io.tablesaga.ordering.routes.ConfirmPaymentRoutes;
import io.tablesaga.ordering.routes.CounterPaymentRoutes;
import io.tablesaga.ordering.routes.FurtherStepRoutes;
import io.tablesaga.ordering.routes.HoldStockRoutes;
import io.tablesaga.ordering.routes.OrderAnswers;
import io.tablesaga.ordering.routes.OrderIntake;
import io.tablesaga.ordering.routes.OrderJson;
import io.tablesaga.ordering.routes.OrderMessages;
import io.tablesaga.ordering.routes.OrderPlaceRoutes;
import io.tablesaga.ordering.routes.OrderSagaRoutes;
import io.tablesaga.ordering.routes.OrderStep;
import io.tablesaga.ordering.routes.OrderSteps;
import io.tablesaga.ordering.routes.PayingRoutes;
import io.tablesaga.ordering.routes.SellByMessageRoutes;
import io.tablesaga.ordering.routes.SettlingRoutes;
import io.tablesaga.ordering.routes.TakeBackByMessageRoutes;
import io.tablesaga.payment.AttemptToken;
import io.tablesaga.payment.Charging;
import io.tablesaga.payment.Checkouts;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.PaymentGateway;
import io.tablesaga.payment.ReconcilingPayments;
import io.tablesaga.payment.Refunding;
import io.tablesaga.payment.routes.PaymentRoutes;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.TimeOrderedIds;
import io.tablesaga.shared.routes.Admission;
import io.tablesaga.shared.routes.ApiRoutes;
import io.tablesaga.shared.routes.CloudEvents;
import io.tablesaga.shared.routes.ErrorsAreFailures;
import io.tablesaga.shared.routes.FailuresStayOpen;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.LogIds;
import io.tablesaga.shared.routes.OutboxConnection;
import io.tablesaga.shared.routes.OutboxRelayRoutes;
import io.tablesaga.shared.routes.TopicNews;
import io.tablesaga.stock.Stock;
import io.tablesaga.stock.routes.SoldOutMarks;
import io.tablesaga.stock.routes.SoldOutRoutes;
import io.tablesaga.stock.routes.StockMoveRoutes;
import io.tablesaga.stock.routes.StockMovements;
import io.tablesaga.stock.routes.StockRoutes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.RoutesBuilder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every route with what it needs. A {@link FurtherStep} bean appears in the order saga by itself. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    TimeOrderedIds timeOrderedIds(Clock clock) {
        return new TimeOrderedIds(clock);
    }

    @Bean
    OrderCapability orderCapability(Settings settings) {
        return new OrderCapability(settings.capabilityKey().getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    Charging charging(PaymentGateway gateway, Clock clock, Settings settings) {
        Settings.Payment payment = settings.payment();
        return new Charging(gateway, clock, payment.window(), payment.reviewAfter());
    }

    @Bean
    Refunding refunding(PaymentGateway gateway, Clock clock, Settings settings) {
        Settings.Payment payment = settings.payment();
        return new Refunding(gateway, clock, payment.window(), payment.reviewAfter());
    }

    @Bean
    AttemptToken attemptToken(Settings settings) {
        return new AttemptToken(settings.capabilityKey().getBytes(StandardCharsets.UTF_8));
    }

    @Bean
    Checkouts checkouts(PaymentGateway gateway, AttemptToken tokens, PublicAddress address) {
        return new Checkouts(gateway, tokens, address);
    }

    @Bean
    ReturningGuests returningGuests(Orders orders, PaymentAttempts attempts, AttemptToken tokens) {
        return new ReturningGuests(orders, attempts, tokens);
    }

    @Bean
    PlacingOrders placingOrders(
            Orders orders, Carts carts, Wiring wiring, @Value("${order.hold-time}") Duration holdTime) {
        return new PlacingOrders(orders, carts, holdTime, wiring.inOneCommit());
    }

    @Bean
    PayingOrders payingOrders(Orders orders, PaymentAttempts attempts, TimeOrderedIds ids, Wiring wiring) {
        return new PayingOrders(orders, attempts, ids, wiring.inOneCommit());
    }

    @Bean
    OrderAnswers orderAnswers(
            Orders orders,
            PlacingOrders placing,
            PayingOrders paying,
            CancellingOrders cancelling,
            OrderCapability capability,
            Checkouts checkouts) {
        return new OrderAnswers(orders, placing, paying, cancelling, new OrderJson(capability, checkouts));
    }

    @Bean
    CloudEvents cloudEvents(TimeOrderedIds ids, Clock clock) {
        return new CloudEvents(ids, clock);
    }

    @Bean
    OrderStep holdStock() {
        return HoldStockRoutes.STEP;
    }

    @Bean
    OrderStep approvePayment() {
        return ApprovePaymentRoutes.STEP;
    }

    @Bean
    OrderStep markPaid() {
        return SettlingRoutes.MARK_PAID;
    }

    @Bean
    OrderStep sellStock() {
        return SettlingRoutes.SELL_STOCK;
    }

    @Bean
    OrderStep sendTicket() {
        return SettlingRoutes.SEND_TICKET;
    }

    @Bean
    HouseErrors houseErrors(TopicNews news) {
        return new HouseErrors(news);
    }

    @Bean
    ErrorsAreFailures errorsAreFailures() {
        return new ErrorsAreFailures();
    }

    @Bean
    FailuresStayOpen failuresStayOpen() {
        return new FailuresStayOpen();
    }

    @Bean
    LogIds logIds() {
        return new LogIds();
    }

    @Bean
    ApiRoutes apiRoutes() {
        return new ApiRoutes();
    }

    @Bean
    Admission admission(Settings settings) {
        Settings.Admission admission = settings.admission();
        return new Admission(admission.places(), admission.waiting(), admission.patience());
    }

    @Bean
    OrderPlaceRoutes orderPlaceRoutes(TimeOrderedIds ids, Admission admission, OrderAnswers answers) {
        return new OrderPlaceRoutes(new OrderIntake(ids), admission, answers);
    }

    @Bean
    OrderSteps orderSteps(List<OrderStep> steps, ObjectProvider<FurtherStep> further) {
        try {
            return new OrderSteps(steps, further.stream().toList());
        } catch (IllegalArgumentException e) {
            throw new StartRefused("The order saga cannot be built: " + e.getMessage() + ".");
        }
    }

    @Bean
    OrderSagaRoutes orderSagaRoutes(OrderSteps steps, PlacingOrders placing, OrderAnswers answers) {
        return new OrderSagaRoutes(steps, placing, answers);
    }

    @Bean
    FurtherStepRoutes furtherStepRoutes(OrderSteps steps, StepFence fence) {
        return new FurtherStepRoutes(steps, fence);
    }

    @Bean
    HoldStockRoutes holdStockRoutes(PlacingOrders placing) {
        return new HoldStockRoutes(placing);
    }

    @Bean
    ApprovePaymentRoutes approvePaymentRoutes(PayingOrders paying, ReturningGuests guests) {
        return new ApprovePaymentRoutes(paying, guests);
    }

    @Bean
    ConfirmPaymentRoutes confirmPaymentRoutes(ReturningGuests guests, OrderAnswers answers) {
        return new ConfirmPaymentRoutes(guests, answers);
    }

    @Bean
    CounterPaymentRoutes counterPaymentRoutes(Orders orders, PaymentAttempts attempts, TimeOrderedIds ids) {
        return new CounterPaymentRoutes(new CounterPayments(orders, attempts, ids));
    }

    @Bean
    PayingRoutes payingRoutes(PayingOrders paying, OrderAnswers answers) {
        return new PayingRoutes(paying, answers);
    }

    @Bean
    SettlingRoutes settlingRoutes(OrderAnswers answers, Outbox outbox, CloudEvents events) {
        return new SettlingRoutes(answers, new OrderMessages(outbox, events));
    }

    @Bean
    SellByMessageRoutes sellByMessageRoutes(Outbox outbox, CloudEvents events) {
        return new SellByMessageRoutes(outbox, events);
    }

    @Bean
    TakeBackByMessageRoutes takeBackByMessageRoutes(Outbox outbox, CloudEvents events) {
        return new TakeBackByMessageRoutes(outbox, events);
    }

    @Bean
    PaymentRoutes paymentRoutes(
            Charging charging, Refunding refunding, ReconcilingPayments reconciling, Settings settings) {
        Settings.Breaker breaker = settings.breaker();
        return new PaymentRoutes(
                charging,
                refunding,
                reconciling,
                new PaymentRoutes.BreakerSettings(
                        breaker.failureRate(),
                        breaker.minimumCalls(),
                        breaker.window(),
                        breaker.slowSeconds(),
                        breaker.slowRate(),
                        breaker.openSeconds()));
    }

    @Bean
    StockRoutes stockRoutes(Stock stock) {
        return new StockRoutes(stock);
    }

    @Bean
    StockMoveRoutes stockMoveRoutes(Stock stock, TimeOrderedIds ids) {
        return new StockMoveRoutes(stock, new StockMovements(ids));
    }

    @Bean
    SoldOutRoutes soldOutRoutes(Stock stock, Clock clock) {
        return new SoldOutRoutes(stock, new SoldOutMarks(clock));
    }

    @Bean
    RoutesBuilder outboxRelayRoutes(Outbox outbox, OutboxConnection connection, Settings settings) {
        return new OutboxRelayRoutes(outbox, connection, settings.outbox().artemisMayLose());
    }
}
