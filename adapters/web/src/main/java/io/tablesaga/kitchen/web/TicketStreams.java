package io.tablesaga.kitchen.web;

import io.tablesaga.kitchen.LateTickets;
import io.tablesaga.kitchen.Tickets;
import io.tablesaga.shared.Listeners;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.Streams;
import java.util.Optional;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Displays that listen to a store's tickets at this node. A store does not end. */
public final class TicketStreams implements Listeners<StoreId> {

    private final Streams<StoreId, TicketStream> streams;

    public TicketStreams(Tickets tickets, LateTickets late, Streams.Limits limits) {
        this.streams = new Streams<>(
                "ticket-streams",
                store -> true,
                (store, displays) -> displays.forEach(display -> {
                    display.tell(tickets);
                    display.tell(late);
                }),
                limits);
    }

    /** @param after the last number the display knows */
    SseEmitter listen(StoreId store, Optional<String> station, long after) {
        return streams.listen(store, display -> new TicketStream(display, store, station, after));
    }

    @Override
    public void changed(StoreId store) {
        streams.changed(store);
    }

    @Override
    public void close() {
        streams.close();
    }
}
