package io.tablesaga.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** How many rows of each table were inserted, changed or deleted. */
record RowsWritten(Map<String, Long> ofTables) {

    private static final String READ =
            """
            select schemaname || '.' || relname, n_tup_ins + n_tup_upd + n_tup_del from pg_stat_user_tables
            where n_tup_ins + n_tup_upd + n_tup_del > 0""";

    /** A connection at rest reports what it did within ten seconds. */
    private static final String REPORTED = "select pg_sleep(11)";

    static RowsWritten now(Connection connection) throws SQLException {
        connection.createStatement().execute(REPORTED);
        Map<String, Long> ofTables = new TreeMap<>();
        try (ResultSet rows = connection.createStatement().executeQuery(READ)) {
            while (rows.next()) {
                // A partition a month.
                ofTables.merge(rows.getString(1).replaceFirst("_[0-9]{4}_[0-9]{2}$", ""), rows.getLong(2), Long::sum);
            }
        }
        return new RowsWritten(ofTables);
    }

    RowsWritten since(RowsWritten before) {
        Map<String, Long> since = new TreeMap<>();
        ofTables.forEach((table, rows) -> since.put(table, rows - before.ofTables.getOrDefault(table, 0L)));
        since.values().removeIf(rows -> rows == 0);
        return new RowsWritten(since);
    }
}
