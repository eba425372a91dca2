package io.tablesaga.ordering.web;

import io.tablesaga.kitchen.LineState;
import io.tablesaga.ordering.OrderHistory;
import io.tablesaga.ordering.OrderHistory.Placed;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.web.CallerHeader;
import io.tablesaga.shared.web.MoneyView;
import io.tablesaga.shared.web.NotFound;
import io.tablesaga.shared.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The orders of a visit, for everybody in it; those at a table, for staff; and a person's own, wherever they were placed. */
@RestController
public class OrderHistoryController {

    private final OrderHistory history;

    public OrderHistoryController(OrderHistory history) {
        this.history = history;
    }

    record OrdersView(List<PlacedView> orders, UUID next) {}

    /**
     * @param visitId whose it is by now
     * @param deviceId the phone or tablet it came from
     * @param pickupNumber null until the kitchen has it
     */
    record PlacedView(
            UUID id,
            UUID storeId,
            String store,
            UUID visitId,
            UUID deviceId,
            String state,
            String reason,
            MoneyView total,
            List<LineView> lines,
            String serving,
            Integer pickupNumber,
            boolean ready,
            Instant placedAt) {}

    /** @param kitchen null until the kitchen has it */
    record LineView(
            UUID itemId,
            String name,
            int quantity,
            MoneyView unitPrice,
            List<OptionView> options,
            LineState kitchen,
            boolean cancelled) {}

    @GetMapping("/api/visit/orders")
    OrdersView ofVisit(
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        Caller.AtTable guest = (Caller.AtTable) CallerHeader.caller();
        return page(
                history.ofVisit(
                        guest.visit().orElseThrow(), Optional.ofNullable(after).map(OrderId::new), Pages.limit(limit)),
                Pages.limit(limit));
    }

    @GetMapping("/api/stores/{storeId}/tables/{tableId}/orders")
    OrdersView atTable(
            @PathVariable("storeId") UUID storeId,
            @PathVariable("tableId") UUID tableId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        return page(
                history.atTable(
                                new StoreId(storeId),
                                new TableId(tableId),
                                Optional.ofNullable(after).map(OrderId::new),
                                most)
                        .orElseThrow(() -> new NotFound("This store has no such table.")),
                most);
    }

    @GetMapping("/api/account/orders")
    OrdersView ofAccount(
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        Caller.Account person = (Caller.Account) CallerHeader.caller();
        return page(
                history.ofAccount(person.id(), Optional.ofNullable(after).map(OrderId::new), Pages.limit(limit)),
                Pages.limit(limit));
    }

    private static OrdersView page(List<Placed> orders, int most) {
        return new OrdersView(
                orders.stream().map(OrderHistoryController::view).toList(),
                orders.size() < most ? null : orders.get(most - 1).id().value());
    }

    private static PlacedView view(Placed order) {
        return new PlacedView(
                order.id().value(),
                order.store().value(),
                order.storeName(),
                order.visit().value(),
                order.device(),
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
                order.serving().name(),
                order.pickupNumber().orElse(null),
                order.ready(),
                order.placedAt());
    }
}
