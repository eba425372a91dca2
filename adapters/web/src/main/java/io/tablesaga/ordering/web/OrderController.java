package io.tablesaga.ordering.web;

import io.tablesaga.floor.Station;
import io.tablesaga.kitchen.LineState;
import io.tablesaga.ordering.CancelOrder.Asker;
import io.tablesaga.ordering.Cancellation;
import io.tablesaga.ordering.Cancellations;
import io.tablesaga.ordering.Order;
import io.tablesaga.ordering.OrderCapability;
import io.tablesaga.ordering.Orders;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.web.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** One order, for whoever holds the token its creation returned, and for its visit. */
@RestController
public class OrderController {

    private final Orders orders;
    private final Cancellations cancellations;
    private final OrderCapability capability;

    public OrderController(Orders orders, Cancellations cancellations, OrderCapability capability) {
        this.orders = orders;
        this.cancellations = cancellations;
        this.capability = capability;
    }

    /**
     * @param readyInMinutes null where no station quotes
     * @param pickupNumber null until the kitchen has it
     */
    record OrderView(
            UUID id,
            String state,
            String reason,
            MoneyView total,
            List<LineView> lines,
            List<CancellationView> cancellations,
            UUID saga,
            Instant placedAt,
            Integer readyInMinutes,
            String serving,
            Integer pickupNumber,
            boolean ready) {}

    /** @param kitchen null until the kitchen has it */
    record LineView(
            UUID itemId,
            String name,
            int quantity,
            MoneyView unitPrice,
            List<OptionView> options,
            LineState kitchen,
            boolean cancelled) {}

    /** The kitchen's reason is for the guest; what staff say is for the books. With REFUND_FAILED the money is owed, and the id is what the guest shows. */
    record CancellationView(
            UUID id,
            String state,
            String askedBy,
            String reason,
            String refusal,
            List<Integer> positions,
            MoneyView refund) {}

    /** A wrong token and an unknown order answer alike. */
    @GetMapping("/api/orders/{orderId}")
    OrderView show(
            @PathVariable("orderId") UUID orderId,
            @RequestHeader(name = "Authorization", required = false) String authorization) {
        return view(Capabilities.open(orders, capability, new OrderId(orderId), authorization));
    }

    private OrderView view(Order order) {
        return new OrderView(
                order.id().value(),
                order.state().name(),
                order.reason(),
                MoneyView.of(order.total()),
                order.lines().stream()
                        .map(line -> new LineView(
                                line.item().value(),
                                line.name(),
                                line.quantity(),
                                MoneyView.of(line.unitPrice()),
                                OptionView.of(line),
                                line.kitchen().orElse(null),
                                line.cancelled()))
                        .toList(),
                cancellations.ofOrder(order.id()).stream()
                        .map(OrderController::view)
                        .toList(),
                order.saga().value(),
                order.placedAt(),
                order.readyIn().map(Station::minutes).orElse(null),
                order.serving().name(),
                order.pickupNumber().orElse(null),
                order.ready());
    }

    private static CancellationView view(Cancellation cancellation) {
        return new CancellationView(
                cancellation.id(),
                cancellation.state().name(),
                cancellation.by().name(),
                cancellation.by() == Asker.KITCHEN ? cancellation.reason() : null,
                cancellation.refusal(),
                cancellation.taken(),
                cancellation.amount() == null ? null : MoneyView.of(cancellation.amount()));
    }
}
