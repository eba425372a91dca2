package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A screen of one station, or of all: it reads what there is once, and lives on what it hears from then on. */
final class Display implements Feed.Listener {

    private final House house;
    private final Notes notes;
    /** Null for all of them. */
    private final String station;

    private final Feed feed;
    private final Consumer<Ticket> looks;
    private final Map<String, Ticket> shows = new ConcurrentHashMap<>();
    private volatile long known;

    /** @param looks whoever stands before it; told of each ticket as it changes */
    Display(House house, EveningClock clock, Notes notes, String station, Consumer<Ticket> looks) {
        this.house = house;
        this.notes = notes;
        this.station = station;
        this.looks = looks;
        this.feed = new Feed(house.doors(), clock, this::request, this);
    }

    /** Before the first order: else what was over by then is not shown. */
    void begin() {
        Answer snapshot = page(house, station, null);
        known = snapshot.json().path("number").asLong();
        snapshot.json().path("tickets").forEach(ticket -> show(Ticket.of(ticket)));
        feed.listen();
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder(house.doors().base().resolve(house.path("/kitchen/changes" + query(station))))
                .header("Authorization", "Bearer " + house.staff().kitchen().value())
                .header("Last-Event-ID", String.valueOf(known));
    }

    private static String query(String station) {
        return station == null
                ? "?limit=200"
                : "?limit=200&station=" + URLEncoder.encode(station, StandardCharsets.UTF_8);
    }

    @Override
    public void heard(String event, String data) {
        if (!event.equals("ticket")) {
            notes.happened("heard " + event);
            return;
        }
        Ticket ticket = Ticket.of(Doors.json(data));
        if (ticket.number() <= known) {
            notes.wrong("The display of " + name() + " was told change " + ticket.number() + " after " + known + ".");
        }
        known = ticket.number();
        show(ticket);
    }

    @Override
    public boolean refused(int status) {
        notes.happened("display refused with " + status);
        if (status < 500) {
            notes.wrong("The display of " + name() + " was refused with " + status + ".");
        }
        return true;
    }

    private void show(Ticket ticket) {
        shows.put(ticket.order(), ticket);
        looks.accept(ticket);
    }

    void goAway() {
        notes.happened("display away");
        feed.leave();
    }

    void comeBack() {
        feed.listen();
    }

    String name() {
        return station == null ? "all stations" : station;
    }

    Ticket shown(String order) {
        return shows.get(order);
    }

    Map<String, Ticket> shows() {
        return Map.copyOf(shows);
    }

    /** What the product says of the same, read anew: all of it, page by page. */
    List<Ticket> readAnew() {
        List<Ticket> tickets = new ArrayList<>();
        String after = null;
        do {
            JsonNode page = page(house, station, after).json();
            page.path("tickets").forEach(ticket -> tickets.add(Ticket.of(ticket)));
            after = page.path("next").asText(null);
        } while (after != null);
        return tickets;
    }

    private static Answer page(House house, String station, String after) {
        String more = after == null ? "" : "&after=" + after;
        return house.ask(house.staff().kitchen(), Request.get(house.path("/kitchen/tickets" + query(station) + more)))
                .expected("tickets");
    }
}
