package io.tablesaga.shared.persistence;

import java.time.Duration;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log's next months are there before they begin, and those it need not keep are dropped. */
final class OutboxMonths {

    private static final System.Logger LOG = System.getLogger(OutboxMonths.class.getName());

    /** The second is for a product that cannot make any for a whole month. */
    private static final int AHEAD = 2;

    private static final long EVERY = Duration.ofHours(1).toNanos();

    private final JdbcTemplate jdbc;
    private final int keep;
    private long turned;

    /** @param keep 0 for all */
    OutboxMonths(JdbcTemplate jdbc, int keep) {
        this.jdbc = jdbc;
        this.keep = keep;
    }

    void turn() {
        jdbc.query("select outbox.create_months(?)", row -> {}, AHEAD);
        if (keep > 0) {
            drop();
        }
        turned = System.nanoTime();
    }

    synchronized void turnEveryHour() {
        if (System.nanoTime() - turned > EVERY) {
            turn();
        }
    }

    private void drop() {
        try {
            jdbc.query("select outbox.drop_months(?)", row -> {}, keep);
        } catch (DataAccessException e) {
            LOG.log(System.Logger.Level.INFO, "An old month of the outbox is in use; tried again in an hour", e);
        }
    }
}
