package io.tablesaga.ordering.persistence;

import io.tablesaga.floor.Bills;
import io.tablesaga.ordering.Cart;
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

    @Override
    public boolean merge(VisitId from, VisitId into) {
        UUID one = from.value();
        UUID other = into.value();
        // While both visits are held nobody edits their carts; the orders are told after, so that lines that are back
        // count.
        Integer lines = jdbc.queryForObject(MergeSql.LINES, Integer.class, one, other);
        if (lines != null && lines > Cart.MOST_LINES) {
            return false;
        }
        jdbc.update(MergeSql.CART, other, one, other);
        jdbc.update(MergeSql.CART_LINES, other, other, one);
        jdbc.update(MergeSql.CLAIMS, other, other, one);
        jdbc.update(MergeSql.KEYS, other, one, other);
        jdbc.update("update ordering.orders set visit_id = ? where visit_id = ?", other, one);
        return true;
    }
}
