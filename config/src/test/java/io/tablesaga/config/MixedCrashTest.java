package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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

    @TempDir
    Path folder;

    @Test
    void whatever_breaks_under_load_nothing_is_lost_and_nothing_doubled() throws Exception {
        long seed = Long.getLong("tablesaga.crash.seed", LocalDate.now().toEpochDay());
        List<MixedHit> hits =
                MixedHit.drawn(seed, Integer.getInteger("tablesaga.crash.kills", MixedHit.Kind.values().length));
        CrashLaunch launch = new CrashLaunch(folder);
        MixedPage page = new MixedPage(seed);
        // At once: where one product waits, for a server or a recovery, the other one has the machine.
        ExecutorService wirings = Executors.newFixedThreadPool(2);
        try {
            List<Callable<Void>> both = List.of(
                    () -> run(Product.Wired.DIRECT, launch, seed, hits.subList(0, hits.size() / 2), page),
                    () -> run(
                            Product.Wired.MESSAGES,
                            launch,
                            seed + 1_000_000,
                            hits.subList(hits.size() / 2, hits.size()),
                            page));
            for (Future<Void> one : wirings.invokeAll(both)) {
                one.get();
            }
        } finally {
            wirings.shutdownNow();
            assertThat(wirings.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            page.write(MixedPage.FILE);
            System.out.println(page.summary());
        }
        assertThat(page.findings()).isEmpty();
    }

    private Void run(Product.Wired wired, CrashLaunch launch, long seed, List<MixedHit> hits, MixedPage page)
            throws Exception {
        try (MixedCampaign campaign =
                new MixedCampaign(wired, Files.createDirectory(folder.resolve(wired.name())), launch, page)) {
            campaign.run(seed, hits);
        } catch (Exception | Error e) {
            page.finding(wired + " broke off: " + e);
            throw e;
        }
        return null;
    }
}
