package io.tablesaga.shared.persistence;

import io.tablesaga.shared.SetAside;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Events set aside, in a table of the outbox' schema: the log has the event itself. */
public final class JdbcSetAside implements SetAside {

    private static final int LONGEST_REASON = 500;

    private final JdbcTemplate jdbc;

    public JdbcSetAside(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void add(Event event) {
        // PostgreSQL keeps no NUL, and nobody knows what was sent.
        String reason = event.reason().replace('\0', ' ');
        jdbc.update(
                """
                insert into outbox.set_aside (follower, topic, partition, position, key, reason)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing""",
                event.follower(),
                event.topic(),
                event.partition(),
                event.offset(),
                event.key().replace('\0', ' '),
                reason.substring(0, Math.min(reason.length(), LONGEST_REASON)));
    }
}
