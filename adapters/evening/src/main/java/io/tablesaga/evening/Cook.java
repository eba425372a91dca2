package io.tablesaga.evening;

import io.tablesaga.evening.Ticket.Line;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who works at one station: sees a ticket, accepts it, begins when a hand is free, and says when it is ready. */
final class Cook {

    /** One station's part of a ticket. @param seen nanoseconds of when it came onto the display */
    private record Job(String order, List<Integer> positions, CookPlan plan, long seen) {}

    private final House house;
    private final EveningClock clock;
    private final Notes notes;
    private final String station;
    private final Random dice;
    private final boolean faults;
    private final StationTimes times;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final Deque<Job> waiting = new ArrayDeque<>();
    private int free;

    /** @param hands how many tickets are made at once */
    Cook(
            House house,
            EveningClock clock,
            Notes notes,
            String station,
            Random dice,
            boolean faults,
            int hands,
            StationTimes times) {
        this.house = house;
        this.clock = clock;
        this.notes = notes;
        this.station = station;
        this.dice = dice;
        this.faults = faults;
        this.free = hands;
        this.times = times;
    }

    /** The display shows it, for the first time or changed. */
    void looks(Ticket ticket) {
        List<Integer> gone = ticket.positions(line -> line.is("WITHDRAWN") && line.unseen());
        if (!gone.isEmpty() && known.add(ticket.order() + " gone " + gone)) {
            clock.after(0.3, () -> acknowledge(ticket.order(), gone));
        }
        List<Line> fresh = ticket.lines().stream()
                .filter(line -> line.toBegin() && known.add(ticket.order() + " " + line.position()))
                .toList();
        if (!fresh.isEmpty()) {
            Job job = job(ticket.order(), fresh);
            clock.after(job.plan().notices(), () -> notice(job));
        }
    }

    private synchronized Job job(String order, List<Line> lines) {
        int usual = lines.stream().mapToInt(Cook::usual).max().orElseThrow();
        int portions = lines.stream().mapToInt(Line::quantity).sum();
        CookPlan plan = CookPlan.drawn(dice, usual, portions, faults);
        times.planned(plan.notices() + plan.makes());
        return new Job(order, lines.stream().map(Line::position).toList(), plan, System.nanoTime());
    }

    private static int usual(Line line) {
        for (MenuCard card : MenuCard.values()) {
            if (card.korean.equals(line.name())) {
                return card.minutes;
            }
        }
        throw new IllegalStateException("nobody knows how to make " + line.name());
    }

    private void notice(Job job) {
        if (job.plan().refuses()) {
            refuse(job);
            return;
        }
        Job accepted = job.plan().hasty() ? job : advanced(job, "ACCEPTED");
        if (taken(accepted)) {
            begin(accepted);
        }
    }

    private synchronized boolean taken(Job job) {
        if (free == 0) {
            waiting.add(job);
            return false;
        }
        free--;
        return true;
    }

    private void begin(Job job) {
        Job begun = job.plan().hasty() ? job : advanced(job, "PREPARING");
        clock.after(begun.positions().isEmpty() ? 0 : job.plan().makes(), () -> finish(begun));
    }

    private void finish(Job job) {
        int made = 0;
        if (job.plan().strikes()) {
            for (int position : job.positions()) {
                made += bump(job, List.of(position)) ? 1 : 0;
            }
        } else {
            made = each(job, positions -> bump(job, positions)).size();
        }
        double seconds = (System.nanoTime() - job.seen()) / 1e9;
        if (made > 0) {
            times.taken(seconds, made);
            if (job.plan().recalls()) {
                clock.after(0.2, this::recall);
            }
        }
        freed();
    }

    private void freed() {
        Job next;
        synchronized (this) {
            next = waiting.poll();
            free += next == null ? 1 : 0;
        }
        if (next != null) {
            begin(next);
        }
    }

    private boolean bump(Job job, List<Integer> positions) {
        return said(job, "bump", Map.of("station", station, "positions", positions));
    }

    /** @return what of it is left to make: what was taken back meanwhile is dropped */
    private Job advanced(Job job, String to) {
        List<Integer> left = each(
                job, positions -> said(job, "advance", Map.of("to", to, "positions", positions, "station", station)));
        return new Job(job.order(), left, job.plan(), job.seen());
    }

    private interface Saying {
        boolean of(List<Integer> positions);
    }

    /** All at once; where one was taken back, one by one. */
    private static List<Integer> each(Job job, Saying saying) {
        if (job.positions().isEmpty() || saying.of(job.positions())) {
            return job.positions();
        }
        List<Integer> left = new ArrayList<>();
        for (int position : job.positions()) {
            if (saying.of(List.of(position))) {
                left.add(position);
            }
        }
        return left;
    }

    private boolean said(Job job, String what, Map<String, ?> body) {
        Request request = Request.post(house.path("/kitchen/tickets/" + job.order() + "/" + what), body)
                .cut(job.plan().cut() ? Cut.AFTER_REQUEST : Cut.NOT);
        Answer answer = house.ask(house.staff().kitchen(), request);
        if (!answer.ok() && !answer.is("line-withdrawn")) {
            notes.wrong("A cook at the " + station + " was answered " + answer.problem() + " to " + what + ".");
        }
        return answer.ok();
    }

    private void acknowledge(String order, List<Integer> positions) {
        house.ask(
                        house.staff().kitchen(),
                        Request.post(
                                house.path("/kitchen/tickets/" + order + "/acknowledge"),
                                Map.of("station", station, "positions", positions)))
                .expected("an acknowledged void");
        notes.happened("voids acknowledged");
    }

    /** Nobody here knows which ticket that will be: the last one. */
    private void recall() {
        Answer answer = house.ask(
                house.staff().kitchen(), Request.post(house.path("/kitchen/recall"), Map.of("station", station)));
        if (!answer.ok()) {
            return;
        }
        notes.happened("recalls");
        String order = answer.text("orderId");
        List<Integer> back = Ticket.lines(answer.json().path("lines")).stream()
                .filter(line -> line.station().equals(station))
                .filter(line -> line.toBegin() || line.is("PREPARING"))
                .map(Line::position)
                .toList();
        back.forEach(position -> known.add(order + " " + position));
        CookPlan again = new CookPlan(0, 0, false, true, false, false, false);
        Job job = new Job(order, back, again, System.nanoTime());
        clock.after(0.5, () -> each(job, positions -> bump(job, positions)));
    }

    private void refuse(Job job) {
        Request request = Request.post(
                        house.path("/kitchen/tickets/" + job.order() + "/refuse"),
                        Map.of("positions", job.positions(), "reason", "재료가 떨어졌습니다"))
                .key("refuse-" + UUID.randomUUID());
        Answer answer = house.ask(house.staff().kitchen(), request);
        notes.happened(answer.ok() ? "kitchen refused" : "kitchen refused too late");
        if (!answer.ok() && !answer.is("nothing-to-cancel")) {
            notes.wrong("A cook who refused was answered " + answer.problem() + ".");
        }
    }
}
