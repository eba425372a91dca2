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
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product as a process under the load of several guests, and everything around it breaks at drawn moments; a witness
 * outside knows what each guest was told. By default one fault of each kind, in another order each day and half of them in
 * each wiring; {@code -Dtablesaga.crash.kills=500} is the campaign, {@code -Dtablesaga.crash.seed=n} draws the same again.
 */
class MixedCrashTest {

    /** Each with servers of its own; the wirings by turns. */
    private static final int LANES = Integer.getInteger("tablesaga.crash.lanes", 2);

    @TempDir
    Path folder;

    @Test
    void whatever_breaks_under_load_nothing_is_lost_and_nothing_doubled() throws Exception {
        long seed = Long.getLong("tablesaga.crash.seed", LocalDate.now().toEpochDay());
        List<MixedHit> hits =
                MixedHit.drawn(seed, Integer.getInteger("tablesaga.crash.kills", MixedHit.Kind.values().length));
        CrashLaunch launch = new CrashLaunch(folder);
        MixedPage page = new MixedPage(seed);
        // At once: where one product waits, for a server or a recovery, another one has the machine.
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        try {
            List<Callable<Void>> all = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                int number = lane;
                List<MixedHit> own = hits.subList(hits.size() * lane / LANES, hits.size() * (lane + 1) / LANES);
                all.add(() -> run(number, launch, seed + 1_000_000L * number, own, page));
            }
            for (Future<Void> one : lanes.invokeAll(all)) {
                one.get();
            }
        } finally {
            lanes.shutdownNow();
            assertThat(lanes.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            page.write(MixedPage.FILE);
            System.out.println(page.summary());
        }
        assertThat(page.findings()).isEmpty();
    }

    private Void run(int lane, CrashLaunch launch, long seed, List<MixedHit> hits, MixedPage page) throws Exception {
        Product.Wired wired = Product.Wired.values()[lane % Product.Wired.values().length];
        try (MixedCampaign campaign =
                new MixedCampaign(wired, Files.createDirectory(folder.resolve("lane-" + lane)), launch, page)) {
            campaign.run(seed, hits);
        } catch (Exception | Error e) {
            page.finding(wired + " broke off: " + e);
            throw e;
        }
        return null;
    }
}
