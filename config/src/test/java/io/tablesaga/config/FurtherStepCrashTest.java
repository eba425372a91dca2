package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.config.Product.Wired;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A step that somebody added has boundaries that nobody wrote down: they are derived as all others are, and the process is
 * killed there. By default at some of them, others each day, in one wiring or the other by turns;
 * {@code -Dtablesaga.crash.every=1} kills each in both, {@code -Dtablesaga.crash.wired=MESSAGES} in one only.
 */
class FurtherStepCrashTest {

    /** It is done, and its order is paid; done and undone; done, paid and taken back. */
    private static final Map<CrashStory, String> STORIES = new LinkedHashMap<>();

    private static final int EVERY = Integer.getInteger("tablesaga.crash.every", 4);
    private static final int FIRST =
            Integer.getInteger("tablesaga.crash.first", (int) LocalDate.now().toEpochDay());

    static {
        STORIES.put(CrashStory.ORDER, "step-" + Loyalty.STEP + "/");
        STORIES.put(CrashStory.STRAY, "undo-" + Loyalty.STEP + "/");
        STORIES.put(CrashStory.CANCEL, "back-" + Loyalty.STEP + "/");
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("wirings")
    void killed_before_and_after_each_part_of_a_step_that_somebody_added_the_books_and_its_own_balance(Wired wired)
            throws Exception {
        CrashLaunch launch = new CrashLaunch(folder, List.of(Loyalty.jar(folder)));
        int boundary = 0;
        int killed = 0;
        try (CrashLane lane = new CrashLane(wired, Files.createDirectories(folder.resolve("lane")), launch)) {
            Map<CrashStory, List<String>> crossed = lane.boundaries(List.copyOf(STORIES.keySet()));
            for (Map.Entry<CrashStory, String> story : STORIES.entrySet()) {
                List<String> boundaries = crossed.get(story.getKey()).stream()
                        .filter(name -> name.contains(story.getValue()))
                        .toList();
                assertThat(boundaries)
                        .anyMatch(name -> name.startsWith("before "))
                        .anyMatch(name -> name.startsWith("after "));
                for (String name : boundaries) {
                    // Two days have the two wirings of one part of them.
                    if (boundary++ % EVERY == FIRST / 2 % EVERY) {
                        lane.kill(story.getKey(), name, 1 + killed++ % 3);
                        System.out.println(wired + " " + story.getKey() + " killed " + name);
                    }
                }
            }
            lane.settle();
            Loyalty.balances(lane.jdbc());
        }
        System.out.printf("%s: killed at %d of %d boundaries of %s%n", wired, killed, boundary, Loyalty.STEP);
    }

    static List<Wired> wirings() {
        String asked = System.getProperty("tablesaga.crash.wired", "");
        if (!asked.isEmpty()) {
            return List.of(Wired.valueOf(asked));
        }
        return EVERY == 1 ? List.of(Wired.values()) : List.of(Wired.values()[FIRST % 2]);
    }
}
