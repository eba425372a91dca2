package io.tablesaga.config;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/** A row that a test holds, so that others stand in line behind it in the order they come. */
record HeldRow(Product product, Connection connection) implements AutoCloseable {

    /** @param row table and condition, {@code stock.item where id = …} */
    static HeldRow of(Product product, String row) throws SQLException {
        Connection connection = product.context().getBean(DataSource.class).getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1 from " + row + " for update");
        }
        return new HeldRow(product, connection);
    }

    void untilSoManyWait(int so) {
        await("they stand in line")
                .atMost(Duration.ofSeconds(4))
                .until(() -> product.jdbc()
                                .queryForObject(
                                        "select count(*) from pg_stat_activity where wait_event_type = 'Lock'",
                                        Integer.class)
                        >= so);
    }

    void letGo() throws SQLException {
        connection.rollback();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
