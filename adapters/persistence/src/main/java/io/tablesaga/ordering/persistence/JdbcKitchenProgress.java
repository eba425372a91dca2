package io.tablesaga.ordering.persistence;

import io.tablesaga.ordering.KitchenNews;
import io.tablesaga.ordering.KitchenProgress;
import io.tablesaga.shared.VisitId;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** How far the kitchen is with orders' lines, beside them: each news is one statement. */
public final class JdbcKitchenProgress implements KitchenProgress {

    /**
     * The order is locked first, here as everywhere. A line that is not ready after all has its quoted time again; one
     * that is fired has it from now on.
     */
    private static final String FOLLOW =
            """
            with told as (select ?::uuid as order_id, ?::bigint as number, ?::integer as pickup_number),
            lines as (
                select x.position, x.state, x.state in ('READY', 'SERVED', 'WITHDRAWN') as made, x.state = 'HELD' as held
                from unnest(?::integer[], ?::text[]) as x (position, state)),
            o as (
                update ordering.orders o set kitchen_number = t.number, pickup_number = t.pickup_number from told t
                where o.id = t.order_id and o.kitchen_number < t.number
                returning o.id, o.visit_id, o.paid_at),
            came as (delete from ordering.awaited_ticket a using o where a.order_id = o.id),
            moved as (
                update ordering.order_line l set kitchen = x.state
                from o, lines x
                where l.order_id = o.id and l.position = x.position and l.kitchen is distinct from x.state),
            ready as (
                update ordering.preparation p
                set held = x.held,
                    ready_by = case when x.made then least(p.ready_by, now())
                                    when p.held then now() + p.ready_in * interval '1 second'
                                    else o.paid_at + p.ready_in * interval '1 second' end
                from o, lines x, ordering.order_line l
                where p.order_id = o.id and p.position = x.position and l.order_id = o.id and l.position = x.position
                  and (x.made <> coalesce(l.kitchen in ('READY', 'SERVED', 'WITHDRAWN'), false) or x.held <> p.held))
            select visit_id from o""";

    private final JdbcTemplate jdbc;

    public JdbcKitchenProgress(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public Optional<VisitId> follow(KitchenNews news) {
        return jdbc
                .query(
                        FOLLOW,
                        (row, n) -> new VisitId(row.getObject(1, UUID.class)),
                        news.order().value(),
                        news.number(),
                        news.pickupNumber(),
                        news.lines().stream().map(KitchenNews.Line::position).toArray(Integer[]::new),
                        news.lines().stream().map(line -> line.state().name()).toArray(String[]::new))
                .stream()
                .findFirst();
    }
}
