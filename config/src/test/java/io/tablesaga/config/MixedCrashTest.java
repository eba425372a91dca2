package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The product as a process under the load of several guests, and everything around it breaks at drawn moments; a witness
 * outside knows what each guest was told. By default one fault of each kind, in another order each day and in the one wiring
 * or the other; {@code -Dtablesaga.crash.kills=500} is the campaign, in both, {@code -Dtablesaga.crash.seed=n} draws the same
 * again.
 */
class MixedCrashTest {

    private static final int KINDS = MixedHit.Kind.values().length;

    @TempDir
    Path folder;

    @Test
    void whatever_breaks_under_load_nothing_is_lost_and_nothing_doubled() throws Exception {
        long seed = Long.getLong("tablesaga.crash.seed", LocalDate.now().toEpochDay());
        List<MixedHit> hits = MixedHit.drawn(seed, Integer.getInteger("tablesaga.crash.kills", KINDS));
        MixedPage page = new MixedPage(seed);
        try {
            if (hits.size() > 2 * KINDS) {
                run(Product.Wired.DIRECT, seed, hits.subList(0, hits.size() / 2), page);
                run(Product.Wired.MESSAGES, seed + 1_000_000, hits.subList(hits.size() / 2, hits.size()), page);
            } else {
                run(Product.Wired.values()[(int) Math.floorMod(seed, 2L)], seed, hits, page);
            }
        } catch (Exception | Error e) {
            page.finding("it broke off: " + e);
            throw e;
        } finally {
            page.write(Path.of("target", "crash-campaign.md"));
            System.out.println(page.summary());
        }
        assertThat(page.findings()).isEmpty();
    }

    private void run(Product.Wired wired, long seed, List<MixedHit> hits, MixedPage page) throws Exception {
        try (MixedCampaign campaign =
                new MixedCampaign(wired, Files.createDirectory(folder.resolve(wired.name())), page)) {
            campaign.run(seed, hits);
        }
    }
}
