package io.tablesaga.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What PostgreSQL did, as it counts itself.
 *
 * @param commits those that wrote: a transaction has an id once it does
 * @param statements without those that begin or end a transaction
 */
record DatabaseWork(long commits, long statements) {

    private static final String READ =
            """
            select pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                   (select coalesce(sum(calls), 0)::bigint from pg_stat_statements
                    where query !~* '^(begin|commit|rollback)' and query !~ 'pg_stat_statements')""";

    private static final String DEAREST =
            """
            select format('%s ms an order, %s calls: %s', to_char(total_exec_time / ?, 'FM990.000'),
                          to_char(calls / ?::numeric, 'FM990.00'), left(regexp_replace(query, '\\s+', ' ', 'g'), 90))
            from pg_stat_statements order by total_exec_time desc limit ?""";

    /** What counts statements is loaded when the server starts: the product of this folder starts once to be told. */
    static ProductAsShipped counted(Path folder) throws IOException, InterruptedException, SQLException {
        try (ProductAsShipped product = new ProductAsShipped(folder)) {
            administer(product, "alter system set shared_preload_libraries = 'pg_stat_statements'");
        }
        ProductAsShipped product = new ProductAsShipped(folder);
        administer(product, "create extension pg_stat_statements");
        return product;
    }

    /** A plan from when a table was empty reads all of it; the server would see that by itself within a minute. */
    static void countAnew(ProductAsShipped product) throws SQLException {
        administer(product, "analyze");
        administer(product, "select pg_stat_statements_reset()");
    }

    private static void administer(ProductAsShipped product, String statement) throws SQLException {
        try (Connection connection = product.administered().getConnection()) {
            connection.createStatement().execute(statement);
        }
    }

    static DatabaseWork now(Connection connection) throws SQLException {
        try (ResultSet row = connection.createStatement().executeQuery(READ)) {
            row.next();
            return new DatabaseWork(row.getLong(1), row.getLong(2));
        }
    }

    DatabaseWork since(DatabaseWork before) {
        return new DatabaseWork(commits - before.commits, statements - before.statements);
    }

    /** The statements PostgreSQL spent most of its time in, waiting for locks and disk included. */
    static List<String> dearest(Connection connection, int most, long orders) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(DEAREST)) {
            statement.setLong(1, orders);
            statement.setLong(2, orders);
            statement.setInt(3, most);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }
}
