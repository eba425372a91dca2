package io.tablesaga.shared.persistence;

import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A log's next months are there before they begin, and those it need not keep are dropped. */
public final class LogMonths {

    private static final System.Logger LOG = System.getLogger(LogMonths.class.getName());

    /** The second is for a product that cannot make any for a whole month. */
    private static final int AHEAD = 2;

    private static final long EVERY = Duration.ofHours(1).toNanos();

    private final JdbcTemplate jdbc;
    private final String schema;
    private final int keep;
    private long turned;

    /** @param schema has create_months and drop_months; @param keep 0 for all */
    public LogMonths(JdbcTemplate jdbc, String schema, int keep) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.keep = keep;
    }

    public void turn() {
        jdbc.query("select " + schema + ".create_months(?)", row -> {}, AHEAD);
        if (keep > 0) {
            drop();
        }
        turned = System.nanoTime();
    }

    public synchronized void turnEveryHour() {
        if (System.nanoTime() - turned > EVERY) {
            turn();
        }
    }

    private void drop() {
        try {
            jdbc.query("select " + schema + ".drop_months(?)", row -> {}, keep);
        } catch (DataAccessException e) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "An old month of the " + schema + " is in use; tried again in an hour",
                    e);
        }
    }
}
