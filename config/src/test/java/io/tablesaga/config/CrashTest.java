package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the process at boundaries one order crosses; the next process recovers, every guest asks again, and the books must
 * balance against the provider's own list. By default every boundary of the wiring in one process, and a sample of the
 * other; {@code -Dtablesaga.crash.every=1} kills each of both.
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
        kill(Product.Wired.DIRECT, Integer.getInteger("tablesaga.crash.every", 1));
    }

    @Test
    void killed_anywhere_between_messages_nothing_is_lost_and_nothing_doubled() throws Exception {
        kill(Product.Wired.MESSAGES, Integer.getInteger("tablesaga.crash.every", 16));
    }

    private static void kill(Product.Wired wired, int every) throws Exception {
        // The sample moves on every day, so that in time each boundary has its turn.
        int first = Integer.getInteger(
                "tablesaga.crash.first", (int) (LocalDate.now().toEpochDay() % every));
        List<CrashLane> lanes = new ArrayList<>();
        ExecutorService drivers = Executors.newFixedThreadPool(LANES);
        try {
            for (int lane = 0; lane < LANES; lane++) {
                lanes.add(new CrashLane(wired, Files.createDirectories(folder.resolve(wired + "-" + lane)), launch));
            }
            List<String> boundaries = lanes.get(0).boundaries();
            assertThat(boundaries).hasSizeGreaterThan(60).anyMatch(name -> name.contains("provider's charge"));
            List<String> killed = IntStream.range(0, boundaries.size())
                    .filter(n -> n % every == first)
                    .mapToObj(boundaries::get)
                    .toList();
            List<Callable<Void>> drives = IntStream.range(0, LANES)
                    .mapToObj(lane -> drive(
                            lanes.get(lane),
                            IntStream.range(0, killed.size())
                                    .filter(n -> n % LANES == lane)
                                    .mapToObj(killed::get)
                                    .toList()))
                    .toList();
            for (Future<Void> driven : drivers.invokeAll(drives)) {
                driven.get();
            }
            System.out.printf(
                    "%s: %d boundaries, %d killed (every %d from %d)%n",
                    wired, boundaries.size(), killed.size(), every, first);
        } finally {
            drivers.shutdownNow();
            lanes.forEach(CrashLane::close);
        }
    }

    private static Callable<Void> drive(CrashLane lane, List<String> boundaries) {
        return () -> {
            for (String boundary : boundaries) {
                lane.kill(boundary);
            }
            lane.settle();
            return null;
        };
    }
}
