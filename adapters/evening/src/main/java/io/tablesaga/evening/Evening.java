package io.tablesaga.evening;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plays an evening against a running product, and tells how it ended. */
public final class Evening {

    private static final long QUIET_MILLIS = 180_000;
    private static final int LOOKS = 4;
    private static final long BETWEEN_LOOKS_MILLIS = 2_000;
    /** Who has not gone by then never will. */
    private static final double LONGEST_EVENING = 240;

    /**
     * @param wrong what is not well, each in a sentence
     * @param table the evening in figures
     * @param soldOut how many of a hundred orders that were sent were refused as sold out
     */
    public record Played(List<String> wrong, String table, double soldOut) {}

    private final EveningSettings settings;
    private final Notes notes = new Notes();
    private final Tally tally = new Tally();
    private final Doors doors;
    private final Map<String, StationTimes> times = new LinkedHashMap<>();
    private final List<Display> displays = new ArrayList<>();
    private final List<Runnable> goHome = new ArrayList<>();
    private volatile Progress.Stage stage = Progress.Stage.OPENING;
    private volatile String store = "";
    private volatile EveningClock clock;
    private volatile List<Party> parties = List.of();
    private volatile Progress last;

    public Evening(EveningSettings settings) {
        this.settings = settings;
        this.doors = new Doors(settings.url(), tally);
    }

    public static void main(String[] arguments) throws InterruptedException {
        EveningSettings settings;
        try {
            settings = EveningSettings.of(arguments, System.getenv());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        try {
            Played played = play(settings);
            System.out.println(played.table());
            System.exit(played.wrong().isEmpty() ? 0 : 1);
        } catch (IllegalStateException notEvenBegun) {
            System.err.println(
                    "The evening at " + settings.url() + " could not be played: " + notEvenBegun.getMessage());
            System.exit(2);
        }
    }

    public static Played play(EveningSettings settings) throws InterruptedException {
        return new Evening(settings).played();
    }

    /** As seen from any thread, while it is played and afterwards. */
    public Progress progress() {
        Progress end = last;
        return end != null ? end : seen();
    }

    private Progress seen() {
        EveningClock now = clock;
        return Progress.of(stage, store, now == null ? 0 : now.minute(), parties, tally, notes);
    }

    /**
     * Once for each evening.
     *
     * @throws InterruptedException soon after its thread was interrupted; nobody is left at a table then
     * @throws IllegalStateException when it could not even begin
     */
    public Played played() throws InterruptedException {
        try {
            return opened(new Opening(doors, new Token(doors, settings.program(), settings.password()))
                    .open(settings.tables()));
        } catch (EveningOver stopped) {
            throw new InterruptedException(stopped.getMessage());
        }
    }

    private Played opened(House house) throws InterruptedException {
        store = house.store();
        Plan plan = Plan.drawn(settings.seed(), settings.orders(), settings.minutes(), settings.faults());
        EveningClock running = new EveningClock(settings.speed(), notes);
        clock = running;
        Host host = new Host(house, running, notes);
        Optional<ProviderDesk> desk = settings.sandbox().map(sandbox -> new ProviderDesk(doors.http(), sandbox));
        Optional<SlipPrinter> printer = settings.printer().map(address -> new SlipPrinter(address, notes));
        try (running) {
            Gathering gathering = new Gathering(house, displays, times, desk);
            printer.ifPresent(installed -> installed.installed(house));
            staff(house, running);
            if (settings.faults()) {
                new Mischief(running, notes, dice("mischief"), settings.minutes()).with(displays, desk, printer);
            }
            stage = Progress.Stage.PLAYING;
            List<Story> stories = guests(house, running, host, plan);
            stage = Progress.Stage.CLOSING;
            if (settings.faults()) {
                desk.ifPresent(ProviderDesk::noMoreFaults);
            }
            Evidence evidence = gathered(gathering, stories);
            List<String> wrong = Ending.of(evidence);
            String table = Report.of(settings, evidence, tally, running, notes, wrong);
            stage = Progress.Stage.OVER;
            return new Played(wrong, table, soldOut());
        } finally {
            last = seen();
            goHome.forEach(Runnable::run);
            printer.ifPresent(SlipPrinter::close);
            afterwards(() -> {
                if (stage != Progress.Stage.OVER) {
                    host.sendsAllHome();
                }
                if (settings.faults()) {
                    desk.ifPresent(ProviderDesk::noMoreFaults);
                }
            });
        }
    }

    /** Also by who was interrupted: nothing could be asked else. */
    private static void afterwards(Runnable tidies) {
        boolean interrupted = Thread.interrupted();
        try {
            tidies.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Random dice(String whose) {
        return new Random(settings.seed() * 31 + whose.hashCode());
    }

    private void staff(House house, EveningClock clock) {
        for (String station : MenuCard.STATIONS) {
            StationTimes own = new StationTimes();
            times.put(station, own);
            Cook cook = new Cook(house, clock, notes, station, dice(station), settings.faults(), settings.hands(), own);
            displays.add(new Display(house, clock, notes, station, cook::looks));
        }
        Waiter waiter = new Waiter(house, clock, notes, dice("waiter"));
        Display all = new Display(house, clock, notes, null, waiter::looks);
        waiter.standsAt(all);
        displays.add(all);
        for (Display display : displays) {
            display.begin();
            goHome.add(display::goAway);
        }
        new Storekeeper(house, clock, notes, dice("storekeeper")).begin();
        new Owner(house, clock, notes, dice("owner")).begin();
        FloorStaff floor = new FloorStaff(house, clock, notes, dice("floor"));
        floor.begin();
        goHome.add(floor::end);
    }

    /** @return their orders, when all have gone */
    private List<Story> guests(House house, EveningClock clock, Host host, Plan plan) throws InterruptedException {
        CountDownLatch gone = new CountDownLatch(plan.parties().size());
        List<Story> stories = new ArrayList<>();
        List<Party> coming = new ArrayList<>();
        double opens = clock.minute();
        for (PartyPlan planned : plan.parties()) {
            Party party = new Party(house, clock, notes, host, planned, gone::countDown);
            stories.addAll(party.stories());
            coming.add(party);
            clock.at(opens + planned.arrives(), party::arrives);
        }
        parties = List.copyOf(coming);
        long seconds =
                (long) ((settings.minutes() + LONGEST_EVENING) * 60 / settings.speed() + Party.LONGEST_DOUBT_SECONDS);
        if (!gone.await(seconds, TimeUnit.SECONDS)) {
            notes.wrong(gone.getCount() + " parties have not gone.");
        }
        return stories;
    }

    /** What guests read follows within seconds: only what stays wrong is. */
    private Evidence gathered(Gathering gathering, List<Story> stories) {
        if (!EveningClock.until(gathering::quiet, QUIET_MILLIS)) {
            notes.wrong("It never became quiet.");
        }
        Evidence evidence = gathering.of(stories, notes.wrong(), tally.faults());
        for (int look = 1; look < LOOKS && !Ending.of(evidence).isEmpty(); look++) {
            Pause.millis(BETWEEN_LOOKS_MILLIS);
            evidence = gathering.of(stories, notes.wrong(), tally.faults());
        }
        return evidence;
    }

    private double soldOut() {
        Map<String, Integer> happened = notes.happened();
        return 100.0
                * happened.getOrDefault("orders refused as sold out", 0)
                / Math.max(1, happened.getOrDefault("orders sent", 0));
    }
}
