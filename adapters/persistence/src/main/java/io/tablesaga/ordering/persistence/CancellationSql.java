package io.tablesaga.ordering.persistence;

/** The statements of {@link JdbcCancellations}. */
final class CancellationSql {

    static final String COLUMNS =
            """
            id, order_id, saga_id, state, asked_by, positions, taken, agreed, discarded, reason, refusal, amount, currency,
            requested_at
            """;

    /** Asked for while the payment is being confirmed, before the kitchen has heard of it: that counts as agreed. */
    static final String RECORD =
            """
            insert into ordering.cancellation (id, order_id, state, asked_by, positions, agreed, discarded, reason,
                                               currency, idempotency_key)
            select ?::uuid, o.id, 'REQUESTED', ?, ?::integer[], ? or o.state = 'CONFIRMING_PAYMENT', ?, ?, o.currency, ?
            from ordering.orders o where o.id = ?
            on conflict (order_id, idempotency_key) do update set idempotency_key = excluded.idempotency_key
            returning """
                    + " " + COLUMNS;

    /**
     * Not while the payment is being confirmed, and not while another one is at work. Each is one node's for a second, and
     * longer every time, so that one that fails again and again keeps none from its turn.
     */
    static final String DUE =
            """
            update ordering.cancellation
            set tries = tries + 1, due_at = now() + least(60, power(2, tries)) * interval '1 second'
            where id in (
                select c.id from ordering.cancellation c join ordering.orders o on o.id = c.order_id
                where c.state = 'REQUESTED' and c.due_at <= now() and o.state not in ('CONFIRMING_PAYMENT', 'CANCELLING')
                order by c.due_at limit ? for update of c skip locked)
            returning """
                    + " " + COLUMNS;

    /** The order is locked first, here as everywhere. */
    static final String BEGIN =
            """
            with o as (
                select o.id from ordering.orders o
                where o.id = (select order_id from ordering.cancellation where id = ?) and o.state = 'PAID'
                for update),
            c as (
                select c.id, c.order_id from ordering.cancellation c
                where c.id = ? and c.state = 'REQUESTED' and exists (select from o)
                for update),
            begun as (
                update ordering.cancellation set state = 'CANCELLING', saga_id = ?
                from c where cancellation.id = c.id),
            taken as (
                update ordering.orders set state = 'CANCELLING', cancel_saga = ?
                from c where orders.id = c.order_id)
            select count(*) from c""";

    static final String KEEP =
            """
            with o as (
                update ordering.orders set state = 'PAID', cancel_saga = null
                where cancel_saga = ? and state = 'CANCELLING')
            update ordering.cancellation set state = 'REQUESTED', saga_id = null, taken = '{}', amount = null
            where saga_id = ? and state = 'CANCELLING'""";

    /** Nothing was withdrawn, so the order is at once what it was; its saga's undo finds nothing to do. */
    static final String REFUSE =
            """
            with o as (
                update ordering.orders set state = 'PAID', cancel_saga = null
                where cancel_saga = ?::uuid and state = 'CANCELLING')
            update ordering.cancellation set state = 'REFUSED', refusal = ?, ended_at = now()
            where id = ? and (state = 'REQUESTED' or (state = 'CANCELLING' and saga_id = ?::uuid))""";

    private static final String ENDED =
            """
            with o as (
                select o.id from ordering.orders o
                where o.id = (select order_id from ordering.cancellation where saga_id = ?) for update),
            c as (
                update ordering.cancellation c set state = ?, ended_at = now()
                from o where c.saga_id = ? and c.order_id = o.id and c.state in ('CANCELLING', 'REFUND_FAILED')
                returning c.id, c.order_id, c.taken),
            lines as (
                update ordering.order_line l set cancelled_by = c.id
                from c where l.order_id = c.order_id and l.position = any (c.taken)),
            unmade as (
                delete from ordering.preparation p using c where p.order_id = c.order_id and p.position = any (c.taken)),
            free as (
                delete from ordering.once_claim t using c
                where t.order_id = c.order_id
                  and not exists (select from ordering.order_line l
                                  where l.order_id = c.order_id and l.item_id = t.item_id and l.cancelled_by is null
                                    and not l.position = any (c.taken))),
            rest as (
                select c.order_id, exists (select from ordering.order_line l
                                           where l.order_id = c.order_id and l.cancelled_by is null
                                             and not l.position = any (c.taken)) as some,
                       exists (select from ordering.cancellation f
                               where f.order_id = c.order_id and f.id <> c.id and f.state = 'REFUND_FAILED') as owed
                from c),
            unawaited as (
                delete from ordering.awaited_ticket a using rest where a.order_id = rest.order_id and not rest.some)
            """;

    /** As it was before the refund was refused: its lines are cancelled when the money is back. */
    static final String RESUME =
            """
            with o as (
                select o.id, o.state, o.cancel_saga from ordering.orders o
                where o.id = (select order_id from ordering.cancellation where saga_id = ?) for update),
            c as (
                update ordering.cancellation c set state = 'CANCELLING', ended_at = null
                from o where c.saga_id = ? and c.state = 'REFUND_FAILED' and o.state in ('PAID', 'REFUND_FAILED')
                returning c.id, c.order_id),
            lines as (
                update ordering.order_line l set cancelled_by = null
                from c where l.order_id = c.order_id and l.cancelled_by = c.id),
            resumed as (
                update ordering.orders set state = 'CANCELLING', cancel_saga = ? from c where orders.id = c.order_id)
            select (select count(*) from c) + (select count(*) from o where o.state = 'CANCELLING' and o.cancel_saga = ?)""";

    static final String END = ENDED
            + """
            , ended as (
                update ordering.orders o
                set state = case when rest.some then 'PAID' when rest.owed then 'REFUND_FAILED' else 'CANCELLED' end,
                    cancel_saga = null, reason = case when rest.some or rest.owed then reason else 'TAKEN_BACK' end
                from rest where o.id = rest.order_id)
            select count(*) from c""";

    static final String REFUND_FAILED = ENDED
            + """
            , ended as (
                update ordering.orders o
                set state = case when rest.some then 'PAID' else 'REFUND_FAILED' end, cancel_saga = null
                from rest where o.id = rest.order_id)
            select count(*) from c""";

    private CancellationSql() {}
}
