package io.tablesaga.config;

import static org.awaitility.Awaitility.await;

import io.tablesaga.config.FaultProxy.Fault;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Witness.Heard;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** One wiring's hits, one after the other on the same data, under the load of its guests. */
final class MixedCampaign implements AutoCloseable {

    /** After so many hits everybody asks again. */
    private static final int STAGE = 25;

    /** No further hit after so long, and what has been done counts. */
    private static final Duration MOST = Duration.ofMinutes(Long.getLong("tablesaga.crash.minutes", 24 * 60));

    private final Product.Wired wired;
    private final MixedPage page;
    private final Instant begun = Instant.now();
    private final Set<String> askedAgain = new HashSet<>();
    private final MixedServers servers;
    private final MixedNode node;
    private final MixedStaff staff;
    private final Witness witness;
    private MixedGuests guests;

    MixedCampaign(Product.Wired wired, Path folder, CrashLaunch launch, MixedPage page) throws Exception {
        this.wired = wired;
        this.page = page;
        servers = new MixedServers(folder, launch);
        node = new MixedNode(launch, servers.environment(), wired, folder);
        staff = new MixedStaff(node, servers);
        witness = new Witness(folder.resolve("witness"));
    }

    void run(long seed, List<MixedHit> hits) throws Exception {
        node.startFirst();
        staff.bring(1_000_000);
        guests = new MixedGuests(node, witness, staff);
        guests.order(seed);
        int hitsSoFar = 0;
        for (MixedHit hit : hits) {
            if (Instant.now().isAfter(begun.plus(MOST))) {
                break;
            }
            guests.goOn(hit.after());
            long from = System.nanoTime();
            Map<String, Integer> underWay = hit(hit);
            awaitServed(hit, from);
            page.hit(wired, hit, underWay, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from));
            if (++hitsSoFar % STAGE == 0) {
                reckon(hitsSoFar);
            }
        }
        if (hitsSoFar % STAGE != 0) {
            reckon(hitsSoFar);
        }
    }

    /** @return what was under way when it came */
    private Map<String, Integer> hit(MixedHit hit) throws Exception {
        Map<String, Integer> underWay = underWay();
        switch (hit.kind()) {
            case PROCESS -> node.kill();
            case EVERYTHING -> servers.killEverythingWith(node.process());
            case RECOVERY -> {
                node.kill();
                for (int time = 0; time < hit.times(); time++) {
                    node.start();
                    guests.goOn(hit.lasts() + 1_000L * time);
                    node.kill();
                }
            }
            case BACKEND -> {
                for (int time = 0; time < hit.times(); time++) {
                    endBackend();
                }
            }
            case DATABASE -> {
                servers.stopDatabaseHard();
                guests.goOn(hit.lasts());
                servers.startDatabase();
            }
            case ROLLED_BACK -> {
                servers.copyBrokers();
                guests.goOn(5_000);
                servers.rollBrokersBack();
            }
            case DELAY, HALF_OPEN, RESET -> {
                servers.fail(hit.server(), Fault.valueOf(hit.kind().name()), hit.lasts() / 8);
                guests.goOn(hit.lasts());
                servers.fail(hit.server(), Fault.NONE, 0);
            }
        }
        return underWay;
    }

    private Map<String, Integer> underWay() {
        Map<String, Integer> underWay = new TreeMap<>();
        new JdbcTemplate(servers.database())
                .query(
                        """
                        select state, count(*) from saga.saga where state not in ('COMPLETED', 'COMPENSATED') group by 1""",
                        row -> {
                            underWay.put(row.getString(1), row.getInt(2));
                        });
        return underWay;
    }

    private void endBackend() throws SQLException {
        try (Connection connection = servers.database().getConnection()) {
            endBackend(new JdbcTemplate(new SingleConnectionDataSource(connection, true)));
        }
    }

    private static void endBackend(JdbcTemplate jdbc) {
        await("a transaction that is open")
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !jdbc.queryForList(
                                """
                                select pg_terminate_backend(pid) from pg_stat_activity
                                where usename = current_user and state = 'idle in transaction' limit 1""")
                        .isEmpty());
    }

    private void awaitServed(MixedHit hit, long from) throws Exception {
        if (!node.process().isAlive()) {
            if (hit.kind() != MixedHit.Kind.PROCESS
                    && hit.kind() != MixedHit.Kind.EVERYTHING
                    && hit.kind() != MixedHit.Kind.RECOVERY) {
                page.finding("the product ended by itself after " + hit.text());
            }
            node.start();
            node.awaitReady();
        }
        long over = System.nanoTime();
        try {
            await("somebody is served").atMost(Duration.ofMinutes(3)).until(() -> {
                guests.goOn(20);
                return guests.servedSince(over);
            });
        } catch (ConditionTimeoutException e) {
            page.finding("nobody is served any more for three minutes after " + hit.text());
            node.kill();
            node.start();
            node.awaitReady();
        }
    }

    /** Everybody asks again; then what they were told is held against what there is. */
    private void reckon(int hits) throws Exception {
        guests.rest();
        try {
            await("the provider's list can be compared")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(staff::compare, answer -> answer.status() == 200);
            Map<String, Heard> heard = witness.heard();
            ExecutorService all = Executors.newFixedThreadPool(16);
            heard.values().stream()
                    .filter(guest -> !askedAgain.contains(guest.key()))
                    .forEach(guest -> all.execute(() -> askAgain(guest)));
            all.shutdown();
            all.awaitTermination(10, TimeUnit.MINUTES);
            askedAgain.addAll(heard.keySet());
            MixedReckoning reckoning = new MixedReckoning(servers, begun);
            Map<String, Heard> last = witness.heard();
            List<String> findings = reckoning.findings(last);
            page.reckoned(wired, hits, last.size(), reckoning.books(last), findings);
            page.write(MixedPage.FILE);
        } finally {
            guests.comeBack();
        }
    }

    private void askAgain(Heard guest) {
        until(() -> guests.place(guest.story(), guest.key()));
        if (!guest.cancelled().isEmpty()) {
            String order = guest.orders().iterator().next();
            until(() -> guests.cancel(guest.story(), guest.key(), order));
        }
    }

    private void until(Callable<Answer> asked) {
        try {
            await().atMost(Duration.ofSeconds(60))
                    .until(asked, answer -> answer != null && answer.status() != 202 && answer.status() < 500);
        } catch (ConditionTimeoutException e) {
            // The reckoning finds that it was told nothing that lasts.
        }
    }

    @Override
    public void close() throws Exception {
        if (guests != null) {
            guests.close();
        }
        node.close();
        servers.close();
        witness.close();
    }
}
