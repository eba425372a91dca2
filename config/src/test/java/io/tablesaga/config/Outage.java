package io.tablesaga.config;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Takes something of PostgreSQL away from the running product, and gives it back when closed. */
final class Outage implements AutoCloseable {

    private final Product product;
    private final String after;

    private Outage(Product product, String before, String after) {
        this.product = product;
        this.after = after;
        run(before);
    }

    /** One table; everything else goes on. */
    static Outage ofTable(Product product, String schema, String table) {
        return new Outage(
                product,
                "alter table %s.%s rename to away".formatted(schema, table),
                "alter table %s.away rename to %s".formatted(schema, table));
    }

    /** Every connection breaks, and none can be opened. */
    static Outage ofPostgreSql(Product product) {
        // A guest of the test need not wait as long for a connection as one of the product.
        ((HikariDataSource) product.context().getBean(DataSource.class)).setConnectionTimeout(1000);
        return new Outage(
                product,
                "alter database tablesaga allow_connections false;"
                        + " select pg_terminate_backend(pid) from pg_stat_activity where datname = 'tablesaga'",
                "alter database tablesaga allow_connections true");
    }

    @Override
    public void close() {
        run(after);
        ((HikariDataSource) product.context().getBean(DataSource.class)).setConnectionTimeout(10_000);
    }

    private void run(String sql) {
        boolean database = sql.contains("alter database");
        String url = product.servers().postgres().jdbcUrl();
        try (Connection connection = DriverManager.getConnection(
                        database ? url.replaceAll("/tablesaga$", "/postgres") : url,
                        product.servers().postgres().user(),
                        product.servers().postgres().password());
                Statement statement = connection.createStatement()) {
            for (String one : sql.split(";")) {
                statement.execute(one);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
