package com.example.loyalty;

import io.tablesaga.ordering.FurtherStep.Doing;
import io.tablesaga.ordering.FurtherStep.TakingBack;
import io.tablesaga.ordering.FurtherStep.Undoing;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;

/** One point for each 100 won. */
class Points {

    private final JdbcTemplate jdbc;

    Points(DataSource database) {
        Flyway.configure()
                .dataSource(database)
                .schemas("loyalty")
                .locations("classpath:loyalty")
                .load()
                .migrate();
        jdbc = new JdbcTemplate(database);
    }

    void book(Doing doing) {
        change(doing.order(), points(doing.amount()));
    }

    void unbook(Undoing undoing) {
        change(undoing.order(), -left(undoing.order()));
    }

    /** The last lines take along what rounding has left. */
    void takeBack(TakingBack back) {
        change(back.order(), back.whole() ? -left(back.order()) : -points(back.amount()));
    }

    private static long points(Money amount) {
        return amount.minor() / 100;
    }

    private long left(OrderId order) {
        return jdbc.queryForObject(
                "select coalesce(sum(points), 0) from loyalty.booking where order_id = ?", Long.class, order.value());
    }

    private void change(OrderId order, long points) {
        jdbc.update("insert into loyalty.booking (order_id, points) values (?, ?)", order.value(), points);
    }
}
