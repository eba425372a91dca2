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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process at boundaries that guests' stories cross; the next process recovers, every guest asks again, and the
 * books must balance against the provider's own list. By default at a sample of them, another one each day: of an order in
 * one process each boundary comes up once in 24 days, of the rest more rarely; {@code -Dtablesaga.crash.every=1} kills each
 * of all stories in both wirings, {@code -Dtablesaga.crash.stories=MOVE,MERGE} those of some; {@code -Dtablesaga.crash.hit=2}
 * when it is crossed for the second time, which else is another time each round. With
 * {@code -Dtablesaga.extensions=points.jar} the product has what others added, and with {@code -Dtablesaga.crash.at=points}
 * it is killed only where that is in a boundary's name.
 */
class CrashTest {

    /** At the first, the second or the third time that a process comes to a boundary. */
    private static final int HITS = 3;

    @TempDir
    static Path folder;

    /** Both at once: where one process waits, for a hold or a lease to end, the other one has the machine. */
    private static final ExecutorService LANES = Executors.newFixedThreadPool(2);

    private static Future<?> inOneProcess;
    private static Future<?> betweenMessages;

    @BeforeAll
    static void begin() throws Exception {
        CrashLaunch launch = new CrashLaunch(folder);
        inOneProcess = LANES.submit(() -> kill(Product.Wired.DIRECT, launch, 24, 96));
        betweenMessages = LANES.submit(() -> kill(Product.Wired.MESSAGES, launch, 64, 256));
        LANES.shutdown();
    }

    @AfterAll
    static void end() throws InterruptedException {
        LANES.shutdownNow();
        assertThat(LANES.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void killed_anywhere_in_one_process_nothing_is_lost_and_nothing_doubled() throws Exception {
        inOneProcess.get();
    }

    @Test
    void killed_anywhere_between_messages_nothing_is_lost_and_nothing_doubled() throws Exception {
        betweenMessages.get();
    }

    /** Where to die, in which story. */
    private record Kill(CrashStory story, String boundary) {}

    /**
     * @param everyOrder of the boundaries of a plain order, each so many-th is killed
     * @param everyOther of those that only the other stories cross
     */
    private static Void kill(Product.Wired wired, CrashLaunch launch, int everyOrder, int everyOther) throws Exception {
        try (CrashLane lane = new CrashLane(wired, Files.createDirectories(folder.resolve(wired.name())), launch)) {
            long watching = System.nanoTime();
            List<Kill> kills = new ArrayList<>();
            boundaries(lane).forEach((story, boundaries) -> {
                List<Kill> sample = isAsked(story)
                        ? sample(boundaries, story == CrashStory.ORDER ? everyOrder : everyOther)
                        : List.of();
                kills.addAll(sample);
                System.out.printf("%s %s: %d boundaries, %d killed%n", wired, story, boundaries.size(), sample.size());
            });
            long killing = System.nanoTime();
            int hit = Integer.getInteger("tablesaga.crash.hit", 1 + day() / everyOrder % HITS);
            for (Kill kill : kills) {
                lane.kill(kill.story(), kill.boundary(), hit);
            }
            long settling = System.nanoTime();
            lane.settle();
            System.out.printf(
                    "%s: watched in %d s, %d killed at hit %d in %d s, settled in %d s%n",
                    wired,
                    TimeUnit.NANOSECONDS.toSeconds(killing - watching),
                    kills.size(),
                    hit,
                    TimeUnit.NANOSECONDS.toSeconds(settling - killing),
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - settling));
            record(wired, kills);
        }
        return null;
    }

    /** Only runs that ended well come as far as this. */
    private static synchronized void record(Product.Wired wired, List<Kill> kills) throws IOException {
        if ("write".equals(System.getProperty("tablesaga.crash.record"))) {
            Files.writeString(
                    CrashRecord.FILE,
                    CrashRecord.committed()
                            .and(wired, kills.stream().map(Kill::boundary).toList())
                            .written());
        }
    }

    /** Of each story what none before it crosses. */
    private static Map<CrashStory, List<Kill>> boundaries(CrashLane lane) throws Exception {
        Map<CrashStory, List<String>> watched = lane.boundaries(stories());
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

    private static boolean isAsked(CrashStory story) {
        String asked = System.getProperty("tablesaga.crash.stories", "");
        return asked.isEmpty() || List.of(asked.split(",")).contains(story.name());
    }

    /** What a plain order crosses is told of it and of no other story. */
    private static List<CrashStory> stories() {
        return Stream.of(CrashStory.values())
                .filter(story -> story == CrashStory.ORDER || isAsked(story))
                .toList();
    }

    /** Moves on every day, so that in time each boundary has its turn. */
    private static List<Kill> sample(List<Kill> kills, int usually) {
        int every = Integer.getInteger("tablesaga.crash.every", usually);
        return each(kills, every, day() % every);
    }

    private static int day() {
        return Integer.getInteger("tablesaga.crash.first", (int) LocalDate.now().toEpochDay());
    }

    private static <T> List<T> each(List<T> all, int every, int first) {
        return IntStream.range(0, all.size())
                .filter(n -> n % every == first)
                .mapToObj(all::get)
                .toList();
    }
}
