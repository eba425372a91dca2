package io.tablesaga.evening;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Seats those who come, has them change tables, and clears up behind them. One person: one thing at a time. */
final class Host {

    private static final double COMES_BACK = 1;
    private static final int PATIENT_ROUNDS = 15;
    private static final long LAST_GUESTS_MILLIS = 5_000;

    private final House house;
    private final EveningClock clock;
    private final Notes notes;
    private final Deque<Table> free = new ArrayDeque<>();
    private final Map<Integer, Sitting> sittings = new HashMap<>();

    Host(House house, EveningClock clock, Notes notes) {
        this.house = house;
        this.clock = clock;
        this.notes = notes;
        free.addAll(house.tables());
    }

    /** @return null while no table is free */
    synchronized Sitting seat(PartyPlan party) {
        Table table = free.poll();
        if (table == null) {
            notes.happened("waited for a table");
            return null;
        }
        Answer seated = at(table, "/visits", Map.of("guests", party.guests()));
        if (!seated.ok()) {
            // Its answer was lost on the way: somebody sits there whom nobody knows.
            notes.wrong("A free table was answered " + seated.problem() + ".");
            return null;
        }
        Sitting sitting = new Sitting(table, seated.text("joinCode"), party.number());
        sittings.put(party.number(), sitting);
        return sitting;
    }

    synchronized void moves(int party) {
        Sitting sitting = sittings.get(party);
        Table to = free.poll();
        if (sitting == null || to == null) {
            return;
        }
        at(sitting.table(), "/move", Map.of("to", to.id())).expected("a move");
        notes.happened("parties moved");
        free.add(sitting.table());
        sitting.movesTo(to);
    }

    /** Goes to any other party that sits alone. */
    synchronized void merges(int party) {
        Sitting sitting = sittings.get(party);
        if (sitting == null || !sitting.ofOneParty()) {
            return;
        }
        Sitting into = sittings.values().stream()
                .filter(other -> other != sitting && other.ofOneParty())
                .findFirst()
                .orElse(null);
        if (into == null) {
            return;
        }
        at(sitting.table(), "/merge", Map.of("into", into.table().id())).expected("a merge");
        notes.happened("parties merged");
        free.add(sitting.table());
        into.joinedBy(sitting);
        sittings.put(party, into);
    }

    /** The last of a table is cleared; while money is open, later. */
    synchronized void leaves(int party, Runnable gone) {
        Sitting sitting = sittings.remove(party);
        if (sitting.leaves(party)) {
            clear(sitting.table(), 1, gone);
        } else {
            gone.run();
        }
    }

    /** Somebody has stopped the evening. Who was just being seated sits, too: the product knows. */
    synchronized void sendsAllHome() {
        EveningClock.until(
                () -> {
                    List<Table> taken = taken();
                    taken.forEach(table -> at(table, "/clear", Map.of("anyway", true)));
                    return taken.isEmpty();
                },
                LAST_GUESTS_MILLIS);
    }

    private List<Table> taken() {
        JsonNode tables = house.ask(house.staff().floor(), Request.get(house.path("/tables?limit=200")))
                .expected("tables")
                .json()
                .path("tables");
        List<Table> taken = new ArrayList<>();
        for (JsonNode table : tables) {
            if (table.hasNonNull("seatedSince")) {
                taken.add(
                        new Table(table.path("id").asText(), table.path("code").asText()));
            }
        }
        return taken;
    }

    private synchronized void clear(Table table, int round, Runnable gone) {
        Answer cleared = at(table, "/clear", Map.of("anyway", round > PATIENT_ROUNDS));
        if (cleared.is("money-open")) {
            clock.after(COMES_BACK, () -> clear(table, round + 1, gone));
            return;
        }
        cleared.expected("a cleared table");
        if (round > PATIENT_ROUNDS) {
            notes.happened("cleared with money open");
        }
        free.add(table);
        gone.run();
    }

    private Answer at(Table table, String what, Map<String, ?> body) {
        return house.ask(house.staff().floor(), Request.post(house.path("/tables/" + table.id() + what), body));
    }
}
