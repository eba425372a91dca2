package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** The guide's example as its owner has it: a jar, of which the product's class path knows nothing. */
final class Loyalty {

    static final String STEP = "book-points";

    /** Compiled against what an extension may use, and nothing else. */
    private static final Path CLASSES = Path.of("../adapters/extension/target/test-classes");

    private Loyalty() {}

    static Path jar(Path folder) throws IOException {
        return Path.of(CrashLaunch.jar(CLASSES, folder.resolve("loyalty-1.0.0.jar")));
    }

    /** What was booked for an order, and taken away again. */
    static List<Long> points(JdbcTemplate jdbc, String order) {
        return jdbc.queryForList(
                "select points from loyalty.booking where order_id = ?::uuid order by id", Long.class, order);
    }

    /** A paid order has its points once; of any other they were never booked, or booked once and taken away once. */
    static void balances(JdbcTemplate jdbc) {
        assertThat(
                        jdbc.queryForList(
                                """
                        select o.id, o.state, o.total, array_agg(b.points) from ordering.orders o
                        full join loyalty.booking b on b.order_id = o.id
                        group by o.id
                        having o.id is null
                            or coalesce(sum(b.points), 0) <> case when o.state = 'PAID' then o.total / 100 else 0 end
                            or count(*) filter (where b.points > 0) > 1
                            or count(*) filter (where b.points < 0) > 1"""))
                .isEmpty();
        assertThat(jdbc.queryForObject("select count(*) from loyalty.booking", Long.class))
                .isPositive();
    }
}
