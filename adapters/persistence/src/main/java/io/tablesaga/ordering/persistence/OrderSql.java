package io.tablesaga.ordering.persistence;

/** The statements of {@link JdbcOrders}. */
final class OrderSql {

    /** The key decides: without it nothing is written. A key older than a day is taken over. */
    static final String OPEN =
            """
            with k as (
                insert into ordering.idempotency_key as held (visit_id, operation, key, request_digest, order_id)
                values (?, ?, ?, ?, ?)
                on conflict (visit_id, operation, key) do update
                set request_digest = excluded.request_digest, order_id = excluded.order_id,
                    status = null, body = null, created_at = now()
                where held.created_at <= now() - interval '24 hours'
                returning order_id),
            o as (
                insert into ordering.orders (id, store_id, table_id, visit_id, device_id, account_id, saga_id, state,
                                             at_counter, total, currency, traceparent, serving, business_day, pay_until)
                select k.order_id, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?::uuid, ?, ?::boolean, ?::bigint, ?, ?,
                       coalesce(?::text, (select s.serving from floor.store s where s.id = ?::uuid)), ?::date,
                       now() + ?::bigint * interval '1 millisecond' from k
                returning id, store_id),
            p as (
                insert into ordering.preparation (order_id, position, store_id, station, portions, ready_in)
                select o.id, x.position, o.store_id, x.station, x.portions, x.ready_in
                from o, unnest(?::integer[], ?::text[], ?::integer[], ?::integer[])
                        as x (position, station, portions, ready_in)),
            l as (
                insert into ordering.order_line (order_id, position, item_id, name, quantity, unit_price, tax_kind,
                                                 options, course, station, turn)
                select o.id, x.n, x.item::uuid, x.name, x.quantity::integer, x.price::bigint, x.tax,
                       x.options::jsonb, x.course, x.station, x.turn::integer
                from o, unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                        with ordinality as x (item, name, quantity, price, tax, options, course, station, turn, n))
            select count(*) from o""";

    private static final String COLUMNS =
            """
            select o.id, o.store_id, o.table_id, o.visit_id, o.saga_id, o.state, o.reason, o.total, o.currency, o.placed_at, o.traceparent,
                   o.serving, o.business_day, o.pickup_number,
                   greatest(0, ceil(extract(epoch from o.pay_until - clock_timestamp())))::integer as remaining_seconds,
                   (select max(case when p.ready_by = 'infinity' then p.ready_in
                                    else ceil(extract(epoch from p.ready_by - clock_timestamp())) end)::integer
                    from ordering.preparation p where p.order_id = o.id and not p.held) as ready_in,
            """
                    + OrderLineRow.COLUMNS + " ";

    static final String FIND = COLUMNS
            + """
            from ordering.orders o join ordering.order_line l on l.order_id = o.id
            where o.id = ? order by l.position""";

    /** Where the lock was waited for, time has gone by since the transaction began. */
    static final String START_PAYING =
            """
            update ordering.orders set state = 'CONFIRMING_PAYMENT'
            where id = ? and state = 'AWAITING_PAYMENT' and pay_until > clock_timestamp()""";

    static final String MARK_PAID =
            """
            with o as (
                update ordering.orders set state = 'PAID', paid_at = now(), ended_at = now()
                where id = ? and state = 'CONFIRMING_PAYMENT'
                returning *),
            p as (
                update ordering.preparation p set ready_by = now() + p.ready_in * interval '1 second'
                from o where p.order_id = o.id),
            a as (
                insert into ordering.awaited_ticket (order_id, store_id, since) select id, store_id, paid_at from o),
            k as (
                update ordering.idempotency_key held set status = ?, body = ? from o where held.order_id = ?)
            """
                    + COLUMNS
                    + """
            from o join ordering.order_line l on l.order_id = o.id
            where o.id = ? order by l.position""";

    static final String CANCEL =
            """
            with o as (
                update ordering.orders set state = 'CANCELLED', reason = ?, ended_at = now()
                where id = ? and state in ('PLACING', 'AWAITING_PAYMENT', 'CONFIRMING_PAYMENT')
                returning id),
            c as (
                update ordering.cancellation c set state = 'CANCELLED', ended_at = now()
                from o where c.order_id = o.id and c.state = 'REQUESTED'),
            t as (delete from ordering.once_claim t using o where t.order_id = o.id),
            p as (delete from ordering.preparation p using o where p.order_id = o.id)
            update ordering.idempotency_key k set status = ?, body = ? from o where k.order_id = o.id""";

    private OrderSql() {}
}
