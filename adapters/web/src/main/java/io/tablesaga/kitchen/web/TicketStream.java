package io.tablesaga.kitchen.web;

import io.tablesaga.kitchen.LateTickets;
import io.tablesaga.kitchen.LateTickets.LateTicket;
import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.Tickets;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.Stream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A display is told each change's number with it, so that it can go on from there. */
final class TicketStream extends Stream {

    private static final int PAGE = 100;

    private final StoreId store;
    private final Optional<String> station;
    private long told;
    private List<OrderId> late = List.of();

    /** @param told the last number the display knows */
    TicketStream(SseEmitter display, StoreId store, Optional<String> station, long told) {
        super(display);
        this.store = store;
        this.station = station;
        this.told = told;
    }

    /** What has changed since it was told last. */
    synchronized void tell(Tickets tickets) {
        List<Ticket> page;
        do {
            page = over() ? List.of() : tickets.changedAfter(store, told, PAGE);
            page.forEach(this::tell);
        } while (page.size() == PAGE);
    }

    private void tell(Ticket ticket) {
        told = ticket.number();
        if (TicketViews.concerns(ticket, station)) {
            send(SseEmitter.event()
                    .id(String.valueOf(told))
                    .name("ticket")
                    .data(TicketViews.view(ticket, station), MediaType.APPLICATION_JSON));
        }
    }

    /** Which are late, when those are others than it was told last. */
    synchronized void tell(LateTickets tickets) {
        List<OrderId> now = tickets.ofStore(store, Optional.empty(), PAGE).stream()
                .map(LateTicket::order)
                .toList();
        if (!now.equals(late)) {
            late = now;
            send(SseEmitter.event()
                    .name("late-tickets")
                    .data(Map.of("orderIds", now.stream().map(OrderId::value).toList()), MediaType.APPLICATION_JSON));
        }
    }
}
