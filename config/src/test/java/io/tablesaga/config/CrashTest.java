package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process at boundaries that guests' stories cross; the next process recovers, every guest asks again, and the
 * books must balance against the provider's own list. By default every boundary of an order in one process, and a sample of
 * the rest; {@code -Dtablesaga.crash.every=1} kills each of all stories in both wirings.
 */
class CrashTest {

    /** Starting a process keeps one core busy; while it waits for a disk or a broker, another one starts. */
    private static final int LANES = 3;

    @TempDir
    static Path folder;

    private static CrashLaunch launch;

    @BeforeAll
    static void prepare() throws Exception {
        launch = new CrashLaunch(folder);
    }

    @Test
    void killed_anywhere_in_one_process_nothing_is_lost_and_nothing_doubled() throws Exception {
        kill(Product.Wired.DIRECT, 1, 12);
    }

    @Test
    void killed_anywhere_between_messages_nothing_is_lost_and_nothing_doubled() throws Exception {
        kill(Product.Wired.MESSAGES, 16, 48);
    }

    /** Where to die, in which story. */
    private record Kill(CrashStory story, String boundary) {}

    /**
     * @param everyOrder of the boundaries of a plain order, each so many-th is killed
     * @param everyOther of those that only the other stories cross
     */
    private static void kill(Product.Wired wired, int everyOrder, int everyOther) throws Exception {
        List<CrashLane> lanes = new ArrayList<>();
        ExecutorService drivers = Executors.newFixedThreadPool(LANES);
        try {
            for (int lane = 0; lane < LANES; lane++) {
                lanes.add(new CrashLane(wired, Files.createDirectories(folder.resolve(wired + "-" + lane)), launch));
            }
            Map<CrashStory, List<Kill>> known = boundaries(lanes.get(0));
            List<Kill> kills = new ArrayList<>();
            known.forEach((story, boundaries) -> {
                List<Kill> sample = sample(boundaries, story == CrashStory.ORDER ? everyOrder : everyOther);
                kills.addAll(sample);
                System.out.printf("%s %s: %d boundaries, %d killed%n", wired, story, boundaries.size(), sample.size());
            });
            List<Callable<Void>> drives = IntStream.range(0, LANES)
                    .mapToObj(lane -> drive(lanes.get(lane), each(kills, LANES, lane)))
                    .toList();
            for (Future<Void> driven : drivers.invokeAll(drives)) {
                driven.get();
            }
        } finally {
            drivers.shutdownNow();
            lanes.forEach(CrashLane::close);
        }
    }

    /** Of each story what none before it crosses. */
    private static Map<CrashStory, List<Kill>> boundaries(CrashLane lane) throws Exception {
        Map<CrashStory, List<Kill>> known = new EnumMap<>(CrashStory.class);
        Set<String> crossed = new HashSet<>();
        for (CrashStory story : CrashStory.values()) {
            List<Kill> kills = lane.boundaries(story).stream()
                    .filter(crossed::add)
                    .map(boundary -> new Kill(story, boundary))
                    .toList();
            assertThat(kills).as(story.name()).hasSizeGreaterThan(10);
            known.put(story, kills);
        }
        return known;
    }

    /** Moves on every day, so that in time each boundary has its turn. */
    private static List<Kill> sample(List<Kill> kills, int usually) {
        int every = Integer.getInteger("tablesaga.crash.every", usually);
        return each(kills, every, Integer.getInteger("tablesaga.crash.first", (int)
                (LocalDate.now().toEpochDay() % every)));
    }

    private static List<Kill> each(List<Kill> kills, int every, int first) {
        return IntStream.range(0, kills.size())
                .filter(n -> n % every == first)
                .mapToObj(kills::get)
                .toList();
    }

    private static Callable<Void> drive(CrashLane lane, List<Kill> kills) {
        return () -> {
            for (Kill kill : kills) {
                lane.kill(kill.story(), kill.boundary());
            }
            lane.settle();
            return null;
        };
    }
}
