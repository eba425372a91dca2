package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.tablesaga.config.Product.Answer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Too much at once asks to come back shortly; it is not «something went wrong». */
class BusyDatabaseTest {

    private static final String ROTATE = "/api/signing-keys/rotate";

    private final Product product = Product.running(Product.Wired.DIRECT);

    @Test
    void whoever_waits_too_long_for_a_lock_is_asked_to_come_back_and_nothing_has_changed() throws SQLException {
        // Whoever signs in first makes the first key, under the same lock.
        product.renewOperatorToken();
        int before = keys();
        try (Connection other = product.jdbc().getDataSource().getConnection();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtext('accounts.signing-keys'))");
            Answer late = product.operatorPost(ROTATE, "{\"revoke\": false}");
            assertThat(late.status()).as(late.http().body()).isEqualTo(503);
            assertThat(late.problem()).isEqualTo("busy");
            assertThat(late.http().headers().firstValue("Retry-After")).hasValue("5");
            assertThat(keys()).isEqualTo(before);
            Answer operators =
                    Browser.demo(product, "operator").send("DELETE", "/api/operators/" + UUID.randomUUID(), null);
            assertThat(operators.problem()).as("operators wait for other locks").isEqualTo("unknown-staff");
            other.rollback();
        }
        assertThat(product.operatorPost(ROTATE, "{\"revoke\": false}").status()).isEqualTo(200);
        assertThat(keys()).isEqualTo(before + 1);
    }

    @Test
    void whoever_finds_no_connection_free_is_asked_to_come_back_too() throws Exception {
        HikariDataSource pool = product.jdbc().getDataSource().unwrap(HikariDataSource.class);
        String read = "/api/menus?storeId=" + Product.STORE;
        List<Connection> taken = new ArrayList<>();
        try {
            for (int number = 0; number < pool.getMaximumPoolSize(); number++) {
                taken.add(pool.getConnection());
            }
            // The first needs the database in its controller, the second already at the door.
            for (Answer answer : List.of(asked(read), product.get(read, "no token of anybody"))) {
                assertThat(answer.status()).as(answer.http().body()).isEqualTo(503);
                assertThat(answer.problem()).isEqualTo("busy");
                assertThat(answer.http().headers().firstValue("Retry-After")).hasValue("5");
            }
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(asked(read).status()).isEqualTo(200);
    }

    private Answer asked(String path) {
        return Product.send(HttpRequest.newBuilder(URI.create(product.base() + path)));
    }

    private int keys() {
        return product.jdbc().queryForObject("select count(*) from accounts.signing_key", Integer.class);
    }
}
