package io.tablesaga.bench;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The saga service without a restaurant, beside DBOS Transact on the same PostgreSQL and Camel's own LRA service with its
 * coordinator: three steps, each of which writes a row; each step a commit of its own, or all of it one.
 */
class SagaBench {

    private static final int RUNS = 5;
    private static final int WARM_UPS = 2;
    private static final int[] CALLERS = {8, 32};
    private static final int SAGAS = Integer.getInteger("tablesaga.bench.sagas", 3200);
    /** By HTTP a saga takes so much longer that fewer tell as much. */
    private static final int SAGAS_BY_HTTP = SAGAS / 10;

    private static final int POOL = Integer.getInteger("tablesaga.bench.pool", 16);
    private static final int STEPS = 3;

    @TempDir
    Path folder;

    private record Way(int sagas, Clients.Errand saga) {}

    private record Run(double perSecond, double p50, double p99, double commits) {

        static Run median(List<Run> runs) {
            return new Run(
                    middle(runs.stream().mapToDouble(Run::perSecond).toArray()),
                    middle(runs.stream().mapToDouble(Run::p50).toArray()),
                    middle(runs.stream().mapToDouble(Run::p99).toArray()),
                    middle(runs.stream().mapToDouble(Run::commits).toArray()));
        }

        private static double middle(double[] figures) {
            Arrays.sort(figures);
            return figures[figures.length / 2];
        }
    }

    @Test
    void sagas() throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
                HikariDataSource ours = pool(server.getPostgresDatabase());
                HikariDataSource theirs = pool(server.getPostgresDatabase())) {
            execute(server.getPostgresDatabase(), "create table effect (saga text not null, step text not null)");
            try (PostgresSagas postgres = new PostgresSagas(ours);
                    DbosSagas dbos = new DbosSagas(theirs);
                    LraSagas lra = new LraSagas(theirs, folder.resolve("lra"))) {
                System.out.println(Calibration.line(folder, server.getPostgresDatabase()));
                System.out.printf(
                        "%d sagas of %d steps a run, pool of %d, median of %d runs; commits are a saga's, those that write%n",
                        SAGAS, STEPS, POOL, RUNS);
                System.out.println("                                 callers  sagas/s    p50 ms    p99 ms   commits");
                for (int callers : CALLERS) {
                    Map<String, Way> ways = new LinkedHashMap<>();
                    ways.put("TableSaga, a commit a step", new Way(SAGAS, number -> postgres.stepByStep()));
                    ways.put("TableSaga, joined in one", new Way(SAGAS, number -> postgres.joined()));
                    ways.put("DBOS Transact", new Way(SAGAS, number -> dbos.stepByStep()));
                    ways.put("Camel with its LRA service", new Way(SAGAS_BY_HTTP, number -> lra.stepByStep()));
                    print(callers, medians(server.getPostgresDatabase(), callers, ways));
                }
            }
        }
    }

    private static Map<String, Run> medians(DataSource database, int callers, Map<String, Way> ways) throws Exception {
        Map<String, List<Run>> runs = new LinkedHashMap<>();
        ways.keySet().forEach(way -> runs.put(way, new ArrayList<>()));
        for (int run = 0; run < WARM_UPS + RUNS; run++) {
            if (run == WARM_UPS) {
                // A plan from when a table was empty reads all of it.
                execute(database, "analyze");
            }
            for (Map.Entry<String, Way> way : ways.entrySet()) {
                Run one = run(database, callers, way.getValue());
                if (run >= WARM_UPS) {
                    runs.get(way.getKey()).add(one);
                }
            }
        }
        Map<String, Run> medians = new LinkedHashMap<>();
        runs.forEach((way, all) -> medians.put(way, Run.median(all)));
        return medians;
    }

    private static Run run(DataSource database, int callers, Way way) throws Exception {
        execute(database, "truncate effect");
        long written = number(database, "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        long begun = System.nanoTime();
        Clients.Times times = Clients.closedLoop(callers, way.sagas() / callers, way.saga());
        double seconds = (System.nanoTime() - begun) / 1e9;
        int sagas = times.nanos().length;
        long commits = number(database, "select pg_snapshot_xmax(pg_current_snapshot())::text::bigint") - written;
        long whole = number(
                database,
                "select count(*) from (select saga from effect group by saga having count(distinct step) = " + STEPS
                        + " and count(*) = " + STEPS + ") as s");
        if (whole != sagas) {
            throw new IllegalStateException(whole + " of " + sagas + " sagas have had their effects");
        }
        return new Run(sagas / seconds, times.millis(50), times.millis(99), (double) commits / sagas);
    }

    private static void print(int callers, Map<String, Run> medians) {
        double theirs = medians.get("DBOS Transact").perSecond();
        medians.forEach((way, run) -> System.out.printf(
                Locale.ROOT,
                "%-32s %7d %8.0f %9.1f %9.1f %9.2f   %.2f of DBOS%n",
                way,
                callers,
                run.perSecond(),
                run.p50(),
                run.p99(),
                run.commits(),
                run.perSecond() / theirs));
    }

    private static HikariDataSource pool(DataSource database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(database);
        pool.setMaximumPoolSize(POOL);
        return pool;
    }

    private static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                ResultSet row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
