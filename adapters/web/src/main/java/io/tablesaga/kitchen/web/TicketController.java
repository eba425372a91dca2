package io.tablesaga.kitchen.web;

import io.tablesaga.kitchen.Ticket;
import io.tablesaga.kitchen.Tickets;
import io.tablesaga.kitchen.Tickets.AllDay;
import io.tablesaga.kitchen.Tickets.Pickup;
import io.tablesaga.kitchen.Tickets.Wanted;
import io.tablesaga.kitchen.web.TicketViews.TicketView;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.Pages;
import io.tablesaga.shared.web.Refused;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A store's tickets, oldest first. */
@RestController
public class TicketController {

    private static final int MOST_DAYS = 90;

    private final Tickets tickets;

    public TicketController(Tickets tickets) {
        this.tickets = tickets;
    }

    /** @param number every change up to it is in these tickets; what comes later is to be asked for after it */
    record TicketsView(List<TicketView> tickets, UUID next, long number) {}

    @GetMapping("/api/stores/{storeId}/kitchen/tickets")
    TicketsView tickets(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "station", required = false) String station,
            @RequestParam(name = "open", defaultValue = "false") boolean open,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        StoreId store = new StoreId(storeId);
        int most = Pages.limit(limit);
        Optional<String> at = Optional.ofNullable(station);
        // Before the tickets: a change between the two comes twice rather than never.
        long number = tickets.lastNumber(store);
        List<Ticket> page = tickets.ofStore(
                store, new Wanted(at, open), Optional.ofNullable(after).map(OrderId::new), most);
        return new TicketsView(
                page.stream().map(ticket -> TicketViews.view(ticket, at)).toList(),
                page.size() < most ? null : page.get(most - 1).order().value(),
                number);
    }

    /** @param ready what is called, the oldest first */
    record PickupsView(List<PickupView> making, List<PickupView> ready) {}

    record PickupView(int number, String serving) {}

    @GetMapping("/api/stores/{storeId}/kitchen/pickups")
    PickupsView pickups(
            @PathVariable("storeId") UUID storeId, @RequestParam(name = "limit", defaultValue = "100") int limit) {
        List<Pickup> all = tickets.pickups(new StoreId(storeId), Pages.limit(limit));
        return new PickupsView(views(all, false), views(all, true));
    }

    private static List<PickupView> views(List<Pickup> all, boolean ready) {
        return all.stream()
                .filter(pickup -> pickup.ready() == ready)
                .map(pickup -> new PickupView(pickup.number(), pickup.serving().name()))
                .toList();
    }

    record TimesView(List<TimeView> times) {}

    /** @param name null for all of the station */
    record TimeView(String station, String name, int lines, long usualSeconds, long slowSeconds) {}

    @GetMapping("/api/stores/{storeId}/kitchen/times")
    TimesView times(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "days", defaultValue = "14") int days,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        if (days < 1 || days > MOST_DAYS) {
            throw new Refused(HttpStatus.BAD_REQUEST, "invalid-request", "days must be from 1 to " + MOST_DAYS + ".");
        }
        return new TimesView(tickets.times(new StoreId(storeId), days, Pages.limit(limit)).stream()
                .map(times -> new TimeView(
                        times.station(),
                        times.name().orElse(null),
                        times.lines(),
                        times.usual().toSeconds(),
                        times.slow().toSeconds()))
                .toList());
    }

    record AllDayView(List<AllDay> dishes) {}

    @GetMapping("/api/stores/{storeId}/kitchen/all-day")
    AllDayView allDay(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "station", required = false) String station,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return new AllDayView(tickets.allDay(new StoreId(storeId), Optional.ofNullable(station), Pages.limit(limit)));
    }
}
