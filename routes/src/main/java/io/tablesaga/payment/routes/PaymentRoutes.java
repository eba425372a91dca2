package io.tablesaga.payment.routes;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.tablesaga.payment.Charging;
import io.tablesaga.payment.PaymentGateway.Confirm;
import io.tablesaga.payment.ReconcilingPayments;
import io.tablesaga.payment.Refunding;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.CircuitBreakerDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.TryDefinition;

/**
 * Calls to the provider, each behind its breaker, outside any transaction. Only the breaker's own «not permitted» proves
 * that nothing was sent; any other failure is unknown. The EIP's fallback cannot tell the two apart for sure in Camel
 * 4.17, so the breaker throws and the route catches.
 */
public final class PaymentRoutes extends RouteBuilder {

    private final Charging charging;
    private final Refunding refunding;
    private final ReconcilingPayments reconciling;
    private final BreakerSettings settings;

    public PaymentRoutes(
            Charging charging, Refunding refunding, ReconcilingPayments reconciling, BreakerSettings settings) {
        this.charging = charging;
        this.refunding = refunding;
        this.reconciling = reconciling;
        this.settings = settings;
    }

    /**
     * When a breaker opens and for how long.
     *
     * @param failureRate percent of the window's calls; slow ones count by {@code slowRate}
     * @param slowSeconds from when on a call is slow
     */
    public record BreakerSettings(
            float failureRate, int minimumCalls, int window, int slowSeconds, float slowRate, int openSeconds) {}

    @Override
    public void configure() {
        from("direct:payment-collect")
                .routeId("payment-collect")
                .group("payment")
                .description("Asks for the money, however the guest pays")
                .routeConfigurationId("inner")
                .choice()
                .when(body().isInstanceOf(Confirm.class))
                .to("direct:payment-take")
                .otherwise()
                .to("direct:payment-charge")
                .end();

        call("payment-charge", "Charges the stored token, once", charging, "charge")
                .doCatch(CallNotPermittedException.class)
                .bean(charging, "notSent")
                .doCatch(Exception.class)
                .bean(charging, "unknown(${exception})")
                .end();

        call("payment-take", "Takes what the guest has authenticated on the provider's page, once", charging, "confirm")
                .doCatch(CallNotPermittedException.class)
                .bean(charging, "notSent")
                .doCatch(Exception.class)
                .bean(charging, "unknown(${exception})")
                .end();

        call("payment-look-up-hint", "Asks whether a hint is true", charging, "news")
                .doCatch(Exception.class)
                .bean(charging, "untold(${exception})")
                .end();

        guarded(route("payment-list", "Asks for the provider's own list of a day"), reconciling, "theirs");

        call("payment-look-up", "Asks what became of an attempt", charging, "lookUp")
                .doCatch(Exception.class)
                .bean(charging, "undecided(${exception}, ${body})")
                .end();

        call("payment-look-up-owed", "Asks what of a refund the provider has not given back", refunding, "owed")
                .doCatch(Exception.class)
                .bean(refunding, "untold(${exception})")
                .end();

        givingBack("payment-give-back", "Gives money back, once", "giveBack");
        givingBack("payment-decide-refund", "Asks what became of a refund, and for it once more if nothing", "decide");
    }

    private void givingBack(String id, String description, String method) {
        call(id, description, refunding, method)
                .doCatch(CallNotPermittedException.class)
                .bean(refunding, "notSent")
                .doCatch(Exception.class)
                .bean(refunding, "unknown(${exception}, ${body})")
                .end();
    }

    private TryDefinition call(String id, String description, Object bean, String method) {
        TryDefinition attempt = route(id, description).doTry();
        guarded(attempt, bean, method);
        return attempt;
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id)
                .routeId(id)
                .group("payment")
                .routeProperty("asks", "payment provider")
                .description(description)
                .routeConfigurationId("inner");
    }

    private void guarded(ProcessorDefinition<?> steps, Object bean, String method) {
        CircuitBreakerDefinition breaker = steps.circuitBreaker()
                .resilience4jConfiguration()
                .failureRateThreshold(settings.failureRate())
                .minimumNumberOfCalls(settings.minimumCalls())
                .slidingWindowSize(settings.window())
                .slowCallDurationThreshold(settings.slowSeconds())
                .slowCallRateThreshold(settings.slowRate())
                .waitDurationInOpenState(settings.openSeconds())
                .permittedNumberOfCallsInHalfOpenState(3)
                .throwExceptionWhenHalfOpenOrOpenState(true)
                .end();
        breaker.bean(bean, method);
        ((ProcessorDefinition<?>) breaker).end();
    }
}
