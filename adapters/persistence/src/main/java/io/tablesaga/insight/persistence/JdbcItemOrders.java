package io.tablesaga.insight.persistence;

import io.tablesaga.insight.ItemOrders;
import io.tablesaga.insight.OrderNews;
import io.tablesaga.shared.ItemId;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Items' orders in PostgreSQL: each news is one statement. Its lines tell what of it was counted already. */
public final class JdbcItemOrders implements ItemOrders {

    /** An order counts once for an item, in however many lines it has it. */
    private static final String PAID =
            """
            with told as (
                insert into insight.order_line as l (order_id, position, item_id)
                select ?::uuid, x.position, x.item_id from unnest(?::uuid[]) with ordinality as x (item_id, position)
                on conflict (order_id, position) do update set item_id = excluded.item_id where l.item_id is null
                returning item_id, taken_back)
            insert into insight.item_orders as t (item_id, orders)
            select distinct item_id, 1 from told where not taken_back order by item_id
            on conflict (item_id) do update set orders = t.orders + 1""";

    private static final String TAKEN_BACK =
            """
            with told as (select ?::uuid as order_id, ?::integer[] as positions),
            back as (
                insert into insight.order_line as l (order_id, position, taken_back)
                select t.order_id, unnest(t.positions), true from told t
                on conflict (order_id, position) do update set taken_back = true where not l.taken_back
                returning item_id),
            gone as (
                select distinct b.item_id from back b cross join told t
                where b.item_id is not null
                  and not exists (select from insight.order_line l
                                  where l.order_id = t.order_id and l.item_id = b.item_id and not l.taken_back
                                    and l.position <> all (t.positions)))
            update insight.item_orders t set orders = t.orders - 1 from gone where t.item_id = gone.item_id""";

    private final JdbcTemplate jdbc;

    public JdbcItemOrders(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void count(OrderNews news) {
        if (news instanceof OrderNews.Paid paid) {
            jdbc.update(
                    PAID,
                    paid.order().value(),
                    paid.items().stream().map(ItemId::value).toArray(UUID[]::new));
        } else if (news instanceof OrderNews.TakenBack back) {
            jdbc.update(TAKEN_BACK, back.order().value(), back.positions().toArray(Integer[]::new));
        }
    }
}
