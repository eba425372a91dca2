package io.tablesaga.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What one order really wrote, where it is longer than a number or the same in each: so that what is written by hand writes as
 * much.
 *
 * @param steps of its saga: route, compensation, completion, decider and options, each as a column
 * @param events of its saga's journal, and their steps; the last one is its end
 * @param paid what it sent when it was paid: destination, type and body, each as a column
 * @param ticket what the kitchen sent when it had its ticket
 */
record WrittenOrder(
        UUID store,
        UUID table,
        UUID visit,
        UUID phone,
        String digest,
        String trace,
        String answer,
        String[][] steps,
        String[][] events,
        String[][] paid,
        String[][] ticket) {

    private static final String LAST =
            """
            select o.id, o.store_id, o.table_id, o.visit_id, o.device_id, o.saga_id, k.request_digest,
                   coalesce(o.traceparent, ''), k.body
            from ordering.orders o
            join ordering.idempotency_key k on k.order_id = o.id
            join payment.attempt a on a.order_id = o.id
            where a.method = 'STORED' and o.state = 'PAID' and o.kitchen_number > 0
            order by o.placed_at desc limit 1""";

    private static final String STEPS =
            """
            select route_id, compensation, completion, decider, options::text
            from saga.step where saga_id = ? order by id""";

    private static final String EVENTS = "select event, step from saga.journal where saga_id = ? order by id";

    /** Both times are those at which their transactions began. */
    private static final String SENT =
            """
            select m.destination, m.type, m.body
            from outbox.message m join ordering.orders o on position(o.id::text in m.body) > 0
            where o.id = ? and m.created_at >= o.paid_at and (m.created_at = o.paid_at) = %s order by m.seq""";

    static WrittenOrder last(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(LAST)) {
            row.next();
            UUID order = row.getObject(1, UUID.class);
            UUID saga = row.getObject(6, UUID.class);
            return new WrittenOrder(
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class),
                    row.getObject(5, UUID.class),
                    row.getString(7),
                    row.getString(8),
                    row.getString(9),
                    columns(connection, STEPS, saga),
                    columns(connection, EVENTS, saga),
                    columns(connection, SENT.formatted(true), order),
                    columns(connection, SENT.formatted(false), order));
        }
    }

    private static String[][] columns(Connection connection, String query, UUID of) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, of);
            try (ResultSet rows = statement.executeQuery()) {
                List<List<String>> columns = new ArrayList<>();
                for (int n = 0; n < rows.getMetaData().getColumnCount(); n++) {
                    columns.add(new ArrayList<>());
                }
                while (rows.next()) {
                    for (int n = 0; n < columns.size(); n++) {
                        columns.get(n).add(rows.getString(n + 1));
                    }
                }
                return columns.stream()
                        .map(column -> column.toArray(String[]::new))
                        .toArray(String[][]::new);
            }
        }
    }
}
