package io.tablesaga.ordering.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.tablesaga.ordering.grpc.v1.PlaceOrderRequest;
import io.tablesaga.ordering.grpc.v1.PlacedOrder;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.grpc.GrpcConstants;

/** Another way to the operation {@code order-place}: what comes by gRPC goes on as the contract has it, and is judged there. */
public final class OrderGrpcRoutes extends RouteBuilder {

    private final HouseDoor house;

    public OrderGrpcRoutes(HouseDoor house) {
        this.house = house;
    }

    @Override
    public void configure() {
        from("{{order.grpc}}")
                .routeId("order-place-grpc")
                .group("ordering")
                .description("An order comes in by gRPC, and goes on as any other")
                .routeConfigurationId("inner")
                .process(this::read)
                .to("direct:order-place");
    }

    private void read(Exchange exchange) {
        @SuppressWarnings("unchecked")
        ServerCallStreamObserver<? super PlacedOrder> caller =
                exchange.getProperty(GrpcConstants.GRPC_RESPONSE_OBSERVER, ServerCallStreamObserver.class);
        // Without it an answer to a caller who is gone would be a failure. The order stays, and its key tells of it.
        caller.setOnCancelHandler(() -> {});
        exchange.getExchangeExtension().addOnCompletion(new OrderAnswer(caller, house));

        Message message = exchange.getMessage();
        PlaceOrderRequest order = message.getBody(PlaceOrderRequest.class);
        String json = OrderWords.asked(order).toString();
        String key = order.getIdempotencyKey();
        // What HTTP's own doors would not let through.
        if (key.chars().anyMatch(Character::isISOControl) || json.contains("\\u0000")) {
            throw house.refused(400);
        }
        message.removeHeaders("*");
        message.setHeader("tablesaga-caller", OrderDoor.CALLER.get());
        message.setHeader("traceparent", OrderDoor.TRACE.get());
        message.setHeader("Idempotency-Key", key);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(json.getBytes(StandardCharsets.UTF_8));
        exchange.setPattern(ExchangePattern.InOut);
    }
}
