package io.tablesaga.kitchen.web;

import io.tablesaga.kitchen.LineState;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.Tickets;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A store's tickets, oldest first. */
@RestController
public class TicketController {

    private final Tickets tickets;

    public TicketController(Tickets tickets) {
        this.tickets = tickets;
    }

    record TicketsView(List<TicketView> tickets, UUID next) {}

    record TicketView(UUID orderId, UUID tableId, List<LineView> lines, Instant receivedAt) {}

    record LineView(int position, String name, int quantity, List<String> options, LineState state) {}

    @GetMapping("/api/stores/{storeId}/kitchen/tickets")
    TicketsView tickets(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<TicketView> page =
                tickets.ofStore(new StoreId(storeId), Optional.ofNullable(after).map(OrderId::new), most).stream()
                        .map(ticket -> new TicketView(
                                ticket.order().value(), ticket.table().value(), lines(ticket), ticket.receivedAt()))
                        .toList();
        return new TicketsView(
                page, page.size() < most ? null : page.get(most - 1).orderId());
    }

    private static List<LineView> lines(Ticket ticket) {
        return ticket.lines().stream()
                .map(line -> new LineView(line.position(), line.name(), line.quantity(), line.options(), line.state()))
                .toList();
    }
}
