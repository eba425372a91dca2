package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.StreamSupport;

/** Carries what is ready to its table, or calls its number and hands it over. */
final class Waiter {

    private static final int PAGE = 200;

    private final House house;
    private final EveningClock clock;
    private final Notes notes;
    private final Random dice;
    private final Set<String> carrying = ConcurrentHashMap.newKeySet();
    private Display display;

    Waiter(House house, EveningClock clock, Notes notes, Random dice) {
        this.house = house;
        this.clock = clock;
        this.notes = notes;
        this.dice = dice;
    }

    void standsAt(Display shown) {
        display = shown;
    }

    void looks(Ticket ticket) {
        if (ticket.ready() && carrying.add(ticket.order())) {
            double walks;
            synchronized (dice) {
                walks = 0.3 + 0.7 * dice.nextDouble();
            }
            clock.after(walks, () -> serve(ticket));
        }
    }

    private void serve(Ticket ticket) {
        boolean called = !ticket.toGo() || called(ticket.pickup());
        Answer answer = house.ask(
                house.staff().kitchen(),
                Request.post(house.path("/kitchen/tickets/" + ticket.order() + "/advance"), Map.of("to", "SERVED")));
        carrying.remove(ticket.order());
        if (answer.ok()) {
            notes.happened(ticket.toGo() ? "handed over by number" : "carried to the table");
            if (!called) {
                notes.wrong("Number " + ticket.pickup() + " was handed over and had not been called.");
            }
            return;
        }
        if (!answer.is("line-too-early") && !answer.is("line-withdrawn")) {
            notes.wrong("A waiter was answered " + answer.problem() + ".");
        }
        // Recalled, or taken back: what the display shows by now may be ready again.
        looks(display.shown(ticket.order()));
    }

    private boolean called(int number) {
        JsonNode ready = house.ask(house.staff().kitchen(), Request.get(house.path("/kitchen/pickups?limit=" + PAGE)))
                .expected("numbers")
                .json()
                .path("ready");
        return ready.size() >= PAGE
                || StreamSupport.stream(ready.spliterator(), false)
                        .anyMatch(called -> called.path("number").asInt() == number);
    }
}
