package io.tablesaga.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.tablesaga.shared.Outlet;
import io.tablesaga.shared.routes.HouseErrors;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.RoutePolicy;
import org.apache.camel.spi.RoutePolicyFactory;
import org.apache.camel.support.RoutePolicySupport;

/**
 * A span for each route that something goes through: a trace begins at a door, goes on through every step, and by the
 * envelope of a message (the CloudEvents extension {@code traceparent}) through the outbox to whoever reads it. What only
 * looks whether there is something to do has none.
 */
final class RouteSpans implements RoutePolicyFactory {

    static final String TRACEPARENT = "traceparent";

    private static final String OPEN = "tablesaga.span";
    private static final Pattern PARENT = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    private static final Pattern IN_ENVELOPE = Pattern.compile("\"traceparent\":\"(" + PARENT.pattern() + ")\"");

    private final Tracer tracer;

    RouteSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public RoutePolicy createRoutePolicy(CamelContext camel, String route, NamedNode node) {
        RouteDefinition definition = (RouteDefinition) node;
        // The contract's own routes only lead to the doors.
        return Boolean.TRUE.equals(definition.isRest())
                ? null
                : new Spans(HouseErrors.EDGE.equals(definition.getRouteConfigurationId()));
    }

    /** What goes on in an exchange; a copy of it goes on by itself. */
    private record Open(String route, Span span, Open around) {}

    private final class Spans extends RoutePolicySupport {

        private final boolean door;

        Spans(boolean door) {
            this.door = door;
        }

        @Override
        public void onExchangeBegin(Route route, Exchange exchange) {
            Open around = exchange.getProperty(OPEN, Open.class);
            Optional<Context> parent =
                    around == null ? told(exchange) : Optional.of(Context.root().with(around.span()));
            if (parent.isEmpty() && !door) {
                return;
            }
            SpanBuilder builder = tracer.spanBuilder(route.getRouteId())
                    .setParent(parent.orElse(Context.root()))
                    .setSpanKind(door ? SpanKind.SERVER : around == null ? SpanKind.CONSUMER : SpanKind.INTERNAL);
            Span span = builder.startSpan();
            exchange.setProperty(OPEN, new Open(route.getRouteId(), span, around));
            if (door) {
                // Whatever is stored and sent from here on belongs to this trace.
                exchange.getMessage().setHeader(TRACEPARENT, text(span.getSpanContext()));
            }
        }

        @Override
        public void onExchangeDone(Route route, Exchange exchange) {
            Open open = exchange.getProperty(OPEN, Open.class);
            if (open == null || !open.route().equals(route.getRouteId())) {
                return;
            }
            attribute(open.span(), "tablesaga.order", exchange.getMessage().getHeader("orderId"));
            attribute(
                    open.span(), "tablesaga.saga", exchange.getMessage().getHeader(Exchange.SAGA_LONG_RUNNING_ACTION));
            attribute(
                    open.span(),
                    "http.response.status_code",
                    door ? exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE) : null);
            if (exchange.getException() != null) {
                // Its words may be somebody's.
                open.span()
                        .setStatus(
                                StatusCode.ERROR,
                                exchange.getException().getClass().getName());
            }
            open.span().end();
            exchange.setProperty(OPEN, open.around());
        }
    }

    private static void attribute(Span span, String name, Object value) {
        if (value != null) {
            span.setAttribute(name, value.toString());
        }
    }

    /** By a header of the request, or by the envelope of a message that comes in or is about to leave. */
    private static Optional<Context> told(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        String envelope = body instanceof Outlet.Unsent unsent
                ? unsent.message().body()
                : body instanceof String text ? text : body instanceof byte[] bytes ? new String(bytes, UTF_8) : "";
        Matcher inEnvelope = IN_ENVELOPE.matcher(envelope);
        String header = exchange.getMessage().getHeader(TRACEPARENT, "", String.class);
        Matcher parent = PARENT.matcher(inEnvelope.find() ? inEnvelope.group(1) : header);
        return parent.matches()
                ? Optional.of(Context.root()
                        .with(Span.wrap(SpanContext.createFromRemoteParent(
                                parent.group(1),
                                parent.group(2),
                                TraceFlags.fromHex(parent.group(3), 0),
                                TraceState.getDefault()))))
                : Optional.empty();
    }

    private static String text(SpanContext span) {
        return "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                + span.getTraceFlags().asHex();
    }
}
