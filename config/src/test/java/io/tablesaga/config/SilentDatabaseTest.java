package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.tablesaga.config.FaultProxy.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A database that has forgotten its connections, as after a power cut or behind a firewall that has started again. */
class SilentDatabaseTest {

    private final Product product = Product.running(Product.Wired.DIRECT);

    @Test
    @Timeout(60)
    void whoever_waits_for_an_answer_that_never_comes_is_told_so_and_the_next_gets_a_new_connection() throws Exception {
        try (FaultProxy network = new FaultProxy(product.servers().postgres().port());
                HikariDataSource pool = pool(network)) {
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            assertThat(jdbc.queryForObject("select 1", Integer.class)).isEqualTo(1);

            network.fail(Fault.HALF_OPEN, 0);
            assertThatThrownBy(() -> jdbc.queryForObject("select 2", Integer.class))
                    .isInstanceOf(DataAccessException.class);
            network.fail(Fault.NONE, 0);

            assertThat(jdbc.queryForObject("select 3", Integer.class)).isEqualTo(3);
        }
    }

    private HikariDataSource pool(FaultProxy network) {
        return new HikariDataSource(DatabaseConfiguration.pool(new Settings.Database(
                product.servers().postgres().jdbcUrl().replaceFirst(":[0-9]+/", ":" + network.port() + "/"),
                product.servers().postgres().user(),
                product.servers().postgres().password(),
                1,
                Duration.ofSeconds(1))));
    }
}
