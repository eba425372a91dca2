package io.tablesaga.stock.persistence;

/** The statements of {@link JdbcStock}. */
final class StockSql {

    /**
     * All or none, without a rollback: every row is locked first (in the order of ids) and counted as it is then, and only
     * when all suffice is the hold written and the counters moved. A hold that exists already answers by its state; a
     * release that came first has left its tombstone.
     */
    static final String HOLD =
            """
            with fence as (select state from stock.hold where order_id = ?),
            want as (select item::uuid as id, quantity from unnest(?::text[], ?::integer[]) as w (item, quantity)),
            locked as (
                select i.id, i.available from stock.item i
                where i.id in (select id from want) and i.store_id = ? and not exists (select from fence)
                order by i.id
                for update),
            verdict as (
                select not exists (select from fence)
                       and (select bool_and(coalesce(l.available, 0) >= w.quantity)
                            from want w left join locked l on l.id = w.id) as yes),
            holding as (
                insert into stock.hold (order_id, saga_id, state, items, quantities)
                select ?::uuid, ?::uuid, 'HELD', (select array_agg(id) from want), (select array_agg(quantity) from want)
                from verdict where yes
                returning order_id),
            moved as (
                update stock.item i
                set available = i.available - w.quantity, held = i.held + w.quantity
                from want w, holding h
                where i.id = w.id
                returning i.id)
            select w.id, w.quantity, coalesce(l.available, case when exists (select from fence) then w.quantity else 0 end) as available,
                   exists (select from holding) or exists (select from fence where state in ('HELD', 'SOLD')) as held
            from want w left join locked l on l.id = w.id""";

    static final String RELEASE =
            """
            with released as (
                insert into stock.hold as h (order_id, saga_id, state) values (?, ?, 'RELEASED')
                on conflict (order_id) do update set state = 'RELEASED' where h.state = 'HELD'
                returning order_id, items, quantities),
            lines as (
                select u.id, u.quantity from released r, unnest(r.items, r.quantities) as u (id, quantity)),
            locked as (select i.id from stock.item i where i.id in (select id from lines) order by i.id for update)
            update stock.item i
            set available = i.available + l.quantity, held = i.held - l.quantity
            from lines l join locked k on k.id = l.id
            where i.id = l.id
            returning i.id""";

    static final String SELL =
            """
            with selling as (
                update stock.hold set state = 'SOLD' where order_id = ? and state = 'HELD'
                returning items, quantities),
            lines as (
                select u.id, u.quantity from selling s, unnest(s.items, s.quantities) as u (id, quantity)),
            locked as (select i.id from stock.item i where i.id in (select id from lines) order by i.id for update),
            moved as (
                update stock.item i
                set held = i.held - l.quantity, sold = i.sold + l.quantity
                from lines l join locked k on k.id = l.id
                where i.id = l.id)
            select case when exists (select from selling) then 'SOLD'
                        else coalesce((select state from stock.hold where order_id = ?), 'not held') end""";

    static final String MOVE =
            """
            with moved as (
                update stock.item set available = available + ? where id = ? and store_id = ?
                returning id, available, held, sold),
            recorded as (
                insert into stock.movement (id, store_id, item_id, quantity, reason)
                select ?::uuid, ?::uuid, moved.id, ?::integer, ? from moved)
            select id, available, held, sold from moved""";

    private StockSql() {}
}
