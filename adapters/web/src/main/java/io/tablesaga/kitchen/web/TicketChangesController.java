package io.tablesaga.kitchen.web;

import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.Tickets;
import io.tablesaga.kitchen.web.TicketViews.TicketView;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.Pages;
import io.tablesaga.shared.web.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What has changed of a store's tickets since a number: a page of it, or, as a stream, from then on. */
@RestController
public class TicketChangesController {

    private final Tickets tickets;
    private final TicketStreams streams;

    public TicketChangesController(Tickets tickets, TicketStreams streams) {
        this.tickets = tickets;
        this.streams = streams;
    }

    /** @param number to ask after next time; @param more whether to do so at once */
    record ChangesView(List<TicketView> tickets, long number, boolean more) {}

    @GetMapping("/api/stores/{storeId}/kitchen/changes")
    ResponseEntity<?> changes(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "station", required = false) String station,
            @RequestParam(name = "after", defaultValue = "0") long after,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            @RequestHeader(name = "Last-Event-ID", required = false) String lastEvent,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accepted) {
        StoreId store = new StoreId(storeId);
        Optional<String> at = Optional.ofNullable(station);
        long from = from(after, lastEvent);
        if (from > tickets.lastNumber(store)) {
            throw new Refused(
                    HttpStatus.CONFLICT,
                    "unknown-number",
                    "This store's tickets have not changed so often: read them anew, and go on after the number that comes with them.");
        }
        return accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE)
                ? ResponseEntity.ok().contentType(MediaType.TEXT_EVENT_STREAM).body(streams.listen(store, at, from))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(page(store, at, from, limit));
    }

    /** A browser that comes back by itself asks the same address, and says what it heard last. */
    private static long from(long after, String lastEvent) {
        return lastEvent != null && lastEvent.matches("\\d{1,18}") ? Long.parseLong(lastEvent) : after;
    }

    private ChangesView page(StoreId store, Optional<String> station, long after, int limit) {
        int most = Pages.limit(limit);
        List<Ticket> changed = tickets.changedAfter(store, after, most);
        return new ChangesView(
                changed.stream()
                        .filter(ticket -> TicketViews.concerns(ticket, station))
                        .map(ticket -> TicketViews.view(ticket, station))
                        .toList(),
                changed.isEmpty() ? after : changed.get(changed.size() - 1).number(),
                changed.size() == most);
    }
}
