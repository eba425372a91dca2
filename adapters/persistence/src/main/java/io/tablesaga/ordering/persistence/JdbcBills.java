package io.tablesaga.ordering.persistence;

import io.tablesaga.floor.Bills;
import io.tablesaga.shared.Money;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.VisitId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a visit has to pay, from its orders. */
public final class JdbcBills implements Bills {

    private final JdbcTemplate jdbc;

    public JdbcBills(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public List<Bill> open(VisitId visit) {
        return jdbc.query(
                """
                select id, state, total, currency from ordering.orders
                where visit_id = ? and state not in ('PAID', 'CANCELLED') order by id limit 200""",
                (row, n) -> new Bill(
                        new OrderId(row.getObject(1, UUID.class)),
                        row.getString(2),
                        Money.of(row.getLong(3), row.getString(4))),
                visit.value());
    }
}
