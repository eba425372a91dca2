package io.tablesaga.stock.persistence;

/** The statements of {@link JdbcStock}. */
final class StockSql {

    private static final String LEVEL =
            """
            id, available, held, sold, coalesce(sold_out_until > now(), false) as sold_out,
            nullif(sold_out_until, 'infinity') as sold_out_until, sold_out_reason""";

    /**
     * All or none, without a rollback: every row is locked first (in the order of ids) and counted as it is then, and only
     * when all suffice, and none is marked as sold out, is the hold written and the counters moved. A hold that exists
     * already answers by its state; a release that came first has left its tombstone.
     */
    static final String HOLD =
            """
            with fence as (select state from stock.hold where order_id = ?),
            want as (select item::uuid as id, quantity from unnest(?::text[], ?::integer[]) as w (item, quantity)),
            locked as (
                select i.id, i.available, coalesce(i.sold_out_until > now(), false) as sold_out, i.sold_out_until
                from stock.item i
                where i.id in (select id from want) and i.store_id = ? and not exists (select from fence)
                order by i.id
                for update),
            verdict as (
                select not exists (select from fence)
                       and (select bool_and(coalesce(l.available, 0) >= w.quantity and not l.sold_out)
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
            select w.id, w.quantity,
                   case when l.sold_out then 0
                        else coalesce(l.available, case when exists (select from fence) then w.quantity else 0 end)
                   end as available,
                   coalesce(l.sold_out, false) as sold_out, nullif(l.sold_out_until, 'infinity') as sold_out_until,
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

    /**
     * The hold is locked first, then counted. One that had to wait for another would not see what that took: the hold's
     * count tells, nothing is changed, and it says AGAIN.
     */
    static final String TAKE_BACK =
            """
            with asked as (select ?::uuid as order_id, ?::uuid as saga_id, ?::boolean as discarded),
            want as (
                select w.item::uuid as id, sum(w.quantity)::integer as quantity
                from unnest(?::text[], ?::integer[]) as w (item, quantity) group by w.item::uuid),
            seen as (select h.take_backs from stock.hold h join asked a on a.order_id = h.order_id),
            sale as (
                select h.items, h.quantities, h.take_backs
                from stock.hold h join asked a on a.order_id = h.order_id where h.state = 'SOLD' for update of h),
            left_over as (
                select u.id, sum(u.quantity) as quantity
                from (select l.id, l.quantity from sale s, unnest(s.items, s.quantities) as l (id, quantity)
                      union all
                      select l.id, -l.quantity
                      from stock.taken_back t join asked a on a.order_id = t.order_id,
                           unnest(t.items, t.quantities) as l (id, quantity)) u
                group by u.id),
            verdict as (
                select case
                    when exists (select from stock.taken_back t join asked a on a.saga_id = t.saga_id) then 'TAKEN_BACK'
                    when not exists (select from sale) then 'not sold'
                    when (select take_backs from sale) <> (select take_backs from seen) then 'AGAIN'
                    when exists (select from want w left join left_over l on l.id = w.id
                                 where w.quantity > coalesce(l.quantity, 0)) then 'less than that'
                    else 'TAKE_BACK' end as word),
            fenced as (
                insert into stock.taken_back (saga_id, order_id, items, quantities, discarded)
                select a.saga_id, a.order_id, (select array_agg(id order by id) from want),
                       (select array_agg(quantity order by id) from want), a.discarded
                from asked a, verdict v where v.word = 'TAKE_BACK'
                returning order_id, discarded),
            counted as (update stock.hold h set take_backs = h.take_backs + 1 from fenced f where h.order_id = f.order_id),
            locked as (
                select i.id from stock.item i
                where i.id in (select id from want) and exists (select from fenced) order by i.id for update),
            moved as (
                update stock.item i
                set sold = i.sold - w.quantity,
                    available = i.available + case when f.discarded then 0 else w.quantity end
                from want w join locked k on k.id = w.id, fenced f
                where i.id = w.id
                returning i.id, i.store_id, w.quantity),
            thrown_away as (
                insert into stock.movement (id, store_id, item_id, quantity, reason)
                select gen_random_uuid(), m.store_id, m.id, -m.quantity, 'discarded: order cancelled'
                from moved m, fenced f where f.discarded)
            select word from verdict""";

    static final String MOVE =
            """
            with moved as (
                update stock.item set available = available + ? where id = ? and store_id = ?
                returning *),
            recorded as (
                insert into stock.movement (id, store_id, item_id, quantity, reason)
                select ?::uuid, ?::uuid, moved.id, ?::integer, ? from moved)
            select %s from moved"""
                    .formatted(LEVEL);

    static final String LEVELS =
            """
            select %s from stock.item where store_id = ? order by id limit 1000""".formatted(LEVEL);

    /** A message that has been here is known by its id: staff may have said since that the item is back. */
    static final String MARK_SOLD_OUT =
            """
            with said as (select ?::uuid as message),
            first as (
                insert into stock.mark_message (id) select message from said where message is not null
                on conflict do nothing
                returning id)
            update stock.item
            set sold_out_until = coalesce(?::timestamptz, 'infinity'), sold_out_reason = ?
            where id = ? and store_id = ?
              and ((select message from said) is null or exists (select from first))
            returning %s"""
                    .formatted(LEVEL);

    static final String END_SOLD_OUT =
            """
            update stock.item set sold_out_until = null, sold_out_reason = null
            where id = ? and store_id = ?
            returning %s"""
                    .formatted(LEVEL);

    private StockSql() {}
}
