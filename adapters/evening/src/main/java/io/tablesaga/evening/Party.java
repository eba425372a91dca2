package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.evening.Progress.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Some people at a table: they sit down, order, listen how far their orders are, eat up and go. */
final class Party implements Feed.Listener {

    private static final double LOOKS_FOR_A_TABLE = 1;
    private static final double LONGEST_STAY = 120;
    /** A product may take so long to know what became of a payment. */
    static final double LONGEST_DOUBT_SECONDS = 300;

    private final House house;
    private final EveningClock clock;
    private final Notes notes;
    private final Host host;
    private final PartyPlan plan;
    private final Runnable gone;
    private final List<Story> stories;
    private final List<Phone> phones = new ArrayList<>();
    /** What the visit's events say of an order: its state, and how far the kitchen is with each line. */
    private final Map<String, JsonNode> heard = new ConcurrentHashMap<>();

    private final AtomicBoolean leaving = new AtomicBoolean();
    private volatile int seated;
    private Feed feed;

    Party(House house, EveningClock clock, Notes notes, Host host, PartyPlan plan, Runnable gone) {
        this.house = house;
        this.clock = clock;
        this.notes = notes;
        this.host = host;
        this.plan = plan;
        this.gone = gone;
        this.stories = plan.orders().stream()
                .map(order -> new Story(plan.number(), order))
                .toList();
    }

    List<Story> stories() {
        return stories;
    }

    /** How many of them sit at a table now. */
    int seated() {
        return seated;
    }

    Standing standing(Story story) {
        return switch (story.told()) {
            case NOTHING -> story.order() == null ? Standing.PLANNED : Standing.ORDERED;
            case NOT_PAID, REFUSED -> Standing.UNPAID;
            case PAID -> {
                JsonNode order = heard.get(story.order());
                yield !told(order)
                        ? Standing.ORDERED
                        : order.path("state").asText().equals("PAID") ? Standing.SERVED : Standing.CANCELLED;
            }
        };
    }

    void arrives() {
        Sitting sitting = host.seat(plan);
        if (sitting == null) {
            clock.after(LOOKS_FOR_A_TABLE, this::arrives);
            return;
        }
        house.doors().ask(Request.get("/api/tables/" + sitting.table().code())).expected("a scanned table");
        Map<String, String> join = Map.of("tableCode", sitting.table().code(), "joinCode", sitting.joinCode());
        for (int phone = 0; phone < plan.phones(); phone++) {
            Answer joined =
                    house.doors().ask(Request.post("/api/visits/join", join)).expected("a joined phone");
            phones.add(new Phone(house.doors(), joined.text("token")));
        }
        seated = plan.guests();
        feed = new Feed(house.doors(), clock, phones.get(0)::events, this);
        feed.listen();
        begin();
    }

    private void begin() {
        for (Story story : stories) {
            Guest guest = new Guest(house, clock, notes, story, this::lookAround);
            clock.after(story.plan.after(), () -> guest.orders(phones.get(story.plan.phone())));
        }
        plan.calls().forEach(minute -> clock.after(minute, this::callStaff));
        if (plan.moves() >= 0) {
            clock.after(plan.moves(), () -> host.moves(plan.number()));
        }
        if (plan.merges() >= 0) {
            clock.after(plan.merges(), () -> host.merges(plan.number()));
        }
        clock.after(Math.max(LONGEST_STAY, clock.minutesIn(LONGEST_DOUBT_SECONDS)), this::inVain);
    }

    private void callStaff() {
        if (!leaving.get()) {
            Answer call = phones.get(0).ask(Request.post("/api/visit/calls", Map.of("reason", "WATER")));
            notes.happened(call.ok() ? "staff called" : "call refused: " + call.problem());
        }
    }

    @Override
    public void heard(String event, String data) {
        if (event.equals("orders")) {
            Doors.json(data).forEach(order -> heard.put(order.path("id").asText(), order));
            lookAround();
        }
    }

    /** The party was moved, or has gone. */
    @Override
    public boolean refused(int status) {
        if (status >= 429) {
            notes.happened("phone refused with " + status);
            return true;
        }
        return !leaving.get() && phones.get(0).renew();
    }

    private void lookAround() {
        if (stories.stream().allMatch(this::over) && leaving.compareAndSet(false, true)) {
            clock.after(plan.rests(), this::leave);
        }
    }

    private boolean over(Story story) {
        return switch (story.told()) {
            case NOTHING -> false;
            case NOT_PAID, REFUSED -> true;
            case PAID -> told(heard.get(story.order()));
        };
    }

    private static boolean told(JsonNode order) {
        if (order == null) {
            return false;
        }
        String state = order.path("state").asText();
        if (state.equals("PAID")) {
            for (JsonNode line : order.path("lines")) {
                if (!line.asText().equals("SERVED") && !line.asText().equals("WITHDRAWN")) {
                    return false;
                }
            }
            return true;
        }
        return state.equals("CANCELLED") || state.equals("REFUND_FAILED");
    }

    private void inVain() {
        if (leaving.compareAndSet(false, true)) {
            stories.stream()
                    .filter(story -> !over(story))
                    .forEach(story -> notes.wrong("Its phone was never told that " + story + " is over; it was told "
                            + story.told() + ", " + (story.order() == null ? "" : heard.get(story.order())) + "."));
            leave();
        }
    }

    private void leave() {
        seated = 0;
        feed.leave();
        host.leaves(plan.number(), gone);
    }
}
