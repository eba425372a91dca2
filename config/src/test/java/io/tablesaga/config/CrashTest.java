package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process at boundaries that guests' stories cross; the next process recovers, every guest asks again, and the
 * books must balance against the provider's own list. By default at a sample of them, another one each day: of an order in
 * one process each boundary comes up once in 24 days, of the rest more rarely; {@code -Dtablesaga.crash.every=1} kills each
 * of all stories in both wirings, {@code -Dtablesaga.crash.stories=MOVE,MERGE} those of some, and of a plain order. With
 * {@code -Dtablesaga.extensions=points.jar} the product has what others added, and with {@code -Dtablesaga.crash.at=points}
 * it is killed only where that is in a boundary's name.
 */
class CrashTest {

    /** A process that starts keeps more than one core busy. A third lane would bring nothing but servers of its own. */
    private static final int LANES = 2;

    @TempDir
    static Path folder;

    private static CrashLaunch launch;

    @BeforeAll
    static void prepare() throws Exception {
        launch = new CrashLaunch(folder);
    }

    @Test
    void killed_anywhere_in_one_process_nothing_is_lost_and_nothing_doubled() throws Exception {
        kill(Product.Wired.DIRECT, 24, 96);
    }

    @Test
    void killed_anywhere_between_messages_nothing_is_lost_and_nothing_doubled() throws Exception {
        kill(Product.Wired.MESSAGES, 64, 256);
    }

    /** Where to die, in which story. */
    private record Kill(CrashStory story, String boundary) {}

    /**
     * @param everyOrder of the boundaries of a plain order, each so many-th is killed
     * @param everyOther of those that only the other stories cross
     */
    private static void kill(Product.Wired wired, int everyOrder, int everyOther) throws Exception {
        List<CrashLane> lanes = new CopyOnWriteArrayList<>();
        ExecutorService drivers = Executors.newFixedThreadPool(LANES);
        try {
            lanes.add(lane(wired, 0));
            Map<CrashStory, List<Kill>> known = boundaries(drivers, lanes, wired);
            List<Kill> kills = new ArrayList<>();
            known.forEach((story, boundaries) -> {
                List<Kill> sample = sample(boundaries, story == CrashStory.ORDER ? everyOrder : everyOther);
                kills.addAll(sample);
                System.out.printf("%s %s: %d boundaries, %d killed%n", wired, story, boundaries.size(), sample.size());
            });
            together(drivers, lane -> drive(lanes.get(lane), each(kills, LANES, lane)));
            record(wired, kills);
        } finally {
            drivers.shutdownNow();
            assertThat(drivers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            lanes.forEach(CrashLane::close);
        }
    }

    /** Only runs that ended well come as far as this. */
    private static void record(Product.Wired wired, List<Kill> kills) throws IOException {
        if ("write".equals(System.getProperty("tablesaga.crash.record"))) {
            Files.writeString(
                    CrashRecord.FILE,
                    CrashRecord.committed()
                            .and(wired, kills.stream().map(Kill::boundary).toList())
                            .written());
        }
    }

    private static CrashLane lane(Product.Wired wired, int lane) throws IOException {
        return new CrashLane(wired, Files.createDirectories(folder.resolve(wired + "-" + lane)), launch);
    }

    /** Of each story what none before it crosses. The first process leaves the others its classes, so it runs alone. */
    private static Map<CrashStory, List<Kill>> boundaries(
            ExecutorService drivers, List<CrashLane> lanes, Product.Wired wired) throws Exception {
        Future<Void> furtherLanes = drivers.submit(() -> {
            for (int lane = 1; lane < LANES; lane++) {
                lanes.add(lane(wired, lane));
            }
            return null;
        });
        Map<CrashStory, List<String>> watched = new ConcurrentHashMap<>();
        watched.put(CrashStory.ORDER, lanes.get(0).boundaries(CrashStory.ORDER));
        furtherLanes.get();
        together(drivers, lane -> {
            for (CrashStory story : each(stories(), LANES, lane)) {
                if (story != CrashStory.ORDER) {
                    watched.put(story, lanes.get(lane).boundaries(story));
                }
            }
        });
        Map<CrashStory, List<Kill>> known = new EnumMap<>(CrashStory.class);
        Set<String> crossed = new HashSet<>();
        for (CrashStory story : stories()) {
            List<Kill> kills = watched.get(story).stream()
                    .filter(crossed::add)
                    .map(boundary -> new Kill(story, boundary))
                    .toList();
            assertThat(kills).as(story.name()).hasSizeGreaterThan(10);
            known.put(
                    story,
                    kills.stream()
                            .filter(kill -> kill.boundary().contains(System.getProperty("tablesaga.crash.at", "")))
                            .toList());
        }
        return known;
    }

    private static List<CrashStory> stories() {
        String asked = System.getProperty("tablesaga.crash.stories", "");
        return Stream.of(CrashStory.values())
                .filter(story -> story == CrashStory.ORDER
                        || asked.isEmpty()
                        || List.of(asked.split(",")).contains(story.name()))
                .toList();
    }

    /** Moves on every day, so that in time each boundary has its turn. */
    private static List<Kill> sample(List<Kill> kills, int usually) {
        int every = Integer.getInteger("tablesaga.crash.every", usually);
        int first = Integer.getInteger(
                "tablesaga.crash.first", (int) LocalDate.now().toEpochDay());
        return each(kills, every, first % every);
    }

    private static <T> List<T> each(List<T> all, int every, int first) {
        return IntStream.range(0, all.size())
                .filter(n -> n % every == first)
                .mapToObj(all::get)
                .toList();
    }

    private static void drive(CrashLane lane, List<Kill> kills) throws Exception {
        for (Kill kill : kills) {
            lane.kill(kill.story(), kill.boundary());
        }
        lane.settle();
    }

    /** What is done in one lane. */
    private interface Drive {
        void in(int lane) throws Exception;
    }

    private static void together(ExecutorService drivers, Drive drive) throws Exception {
        List<Callable<Void>> drives = new ArrayList<>();
        for (int n = 0; n < LANES; n++) {
            int lane = n;
            drives.add(() -> {
                drive.in(lane);
                return null;
            });
        }
        for (Future<Void> driven : drivers.invokeAll(drives)) {
            driven.get();
        }
    }
}
