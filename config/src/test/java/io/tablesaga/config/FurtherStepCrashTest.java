package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A step that somebody added has boundaries that nobody wrote down: they are derived as all others are, and the process is
 * killed there. By default at some of them, others each day, in one process; {@code -Dtablesaga.crash.every=1} kills each,
 * and {@code -Dtablesaga.crash.wired=MESSAGES} between messages.
 */
class FurtherStepCrashTest {

    /** It is done, and its order is paid; done and undone; done, paid and taken back. */
    private static final Map<CrashStory, String> STORIES = new LinkedHashMap<>();

    static {
        STORIES.put(CrashStory.ORDER, "step-" + Loyalty.STEP + "/");
        STORIES.put(CrashStory.STRAY, "undo-" + Loyalty.STEP + "/");
        STORIES.put(CrashStory.CANCEL, "back-" + Loyalty.STEP + "/");
    }

    @TempDir
    Path folder;

    @Test
    void killed_before_and_after_each_part_of_a_step_that_somebody_added_the_books_and_its_own_balance()
            throws Exception {
        CrashLaunch launch = new CrashLaunch(folder, List.of(Loyalty.jar(folder)));
        int every = Integer.getInteger("tablesaga.crash.every", 4);
        int first = Integer.getInteger(
                "tablesaga.crash.first", (int) LocalDate.now().toEpochDay());
        int boundary = 0;
        Product.Wired wired = Product.Wired.valueOf(System.getProperty("tablesaga.crash.wired", "DIRECT"));
        try (CrashLane lane = new CrashLane(wired, Files.createDirectories(folder.resolve("lane")), launch)) {
            Map<CrashStory, List<String>> crossed = lane.boundaries(List.copyOf(STORIES.keySet()));
            for (Map.Entry<CrashStory, String> story : STORIES.entrySet()) {
                List<String> boundaries = crossed.get(story.getKey()).stream()
                        .filter(name -> name.contains(story.getValue()))
                        .toList();
                System.out.println(story.getKey() + " " + boundaries);
                assertThat(boundaries)
                        .anyMatch(name -> name.startsWith("before "))
                        .anyMatch(name -> name.startsWith("after "));
                for (String name : boundaries) {
                    if (boundary++ % every == first % every) {
                        lane.kill(story.getKey(), name);
                    }
                }
            }
            lane.settle();
            Loyalty.balances(lane.jdbc());
        }
    }
}
