package io.tablesaga.console.persistence;

/** Each reads by an index, or a number of the newest sagas that does not grow. */
final class SagasSql {

    /** How many sagas are looked at for one page when what is asked for may be rare. */
    static final int WINDOW = 2000;

    static final String OF_PAYMENT =
            """
            select order_id from payment.attempt where merchant_reference = ?
            union select order_id from payment.attempt where provider_reference = ?
            union select order_id from payment.refund where provider_reference = ?""";

    static final String OF_TABLE =
            """
            select o.id as order_id
            from floor.dining_table t
            cross join lateral (select v.id from floor.visit v where v.table_id = t.id
                                order by v.ended_at desc nulls first limit 100) v
            join ordering.orders o on o.visit_id = v.id
            where t.id::text = lower(?) or t.name = ?""";

    /** Of orders, their own and those that took of them back; each looked up by itself, however many the planner expects. */
    static final String OF_ORDERS =
            """
            select f.saga_id from found cross join lateral (
                select saga_id from ordering.orders where id = found.order_id
                union all select saga_id from ordering.cancellation where order_id = found.order_id and saga_id is not null
                union all select saga_id from payment.refund where order_id = found.order_id offset 0) f""";

    /** Every step of an order's sagas carries its order; a saga that gives stray money back has its refund. */
    static final String ABOUT =
            """
            select w.id, w.state, w.created_at, w.deadline, w.finished_at,
                   (select count(*) from saga.journal j where j.saga_id = w.id)
                       + (select count(*) from saga.step e where e.saga_id = w.id) as entries,
                   case when c.id is not null then 'CANCEL' when r.id is not null then 'STRAY' else 'ORDER' end as kind,
                   o.id as order_id, o.state as order_state, o.store_id, o.table_id, t.name as table_name,
                   case when c.id is null and r.id is null then o.total else coalesce(r.amount, c.amount) end as amount,
                   coalesce(r.currency, c.currency, o.currency) as currency
            from w
            left join ordering.cancellation c on c.saga_id = w.id
            left join payment.refund r on r.saga_id = w.id
            left join lateral (select (s.options ->> 'orderId')::uuid as order_id from saga.step s
                               where s.saga_id = w.id and s.options ->> 'orderId' is not null limit 1) s on true
            left join ordering.orders o on o.id = coalesce(c.order_id, r.order_id, s.order_id)
            left join floor.dining_table t on t.id = o.table_id
            """;

    static final String PAYMENTS =
            """
            select id, method, merchant_reference, provider_reference, state, amount, currency,
                   created_at, started_at, paid_at, next_look_up_at
            from payment.attempt where order_id = ? order by created_at, id limit 100""";

    static final String REFUNDS =
            """
            select id, saga_id, merchant_reference, provider_reference, provider_cancel, state, amount, by_hand, currency,
                   started_at, ended_at
            from payment.refund where order_id = ? order by started_at, id limit 100""";

    private SagasSql() {}
}
