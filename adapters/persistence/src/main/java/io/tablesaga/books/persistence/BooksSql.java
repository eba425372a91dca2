package io.tablesaga.books.persistence;

import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of the books. A row is a finding; a null «since» says that nothing can excuse it. */
final class BooksSql {

    static final Map<String, String> RULES = new LinkedHashMap<>();

    /** What was paid once is sold, also while it is cancelled; once it is cancelled, all of it is back. */
    private static final String STOCK =
            """
            with orders as (
                select o.*, o.paid_at is not null or o.state in ('PAID', 'CANCELLING', 'REFUND_FAILED') as was_paid
                from ordering.orders o),
            commands as (
                select m.key, m.destination, max(m.created_at) as sent
                from outbox.message m
                where m.destination like 'jms:stock.%' and (m.sent_at is null or m.sent_at > now() - interval '30 seconds')
                group by m.key, m.destination),
            lines as (
                select h.order_id, u.id, u.quantity as sold, 0 as back
                from stock.hold h, unnest(h.items, h.quantities) as u (id, quantity) where h.state = 'SOLD'
                union all
                select t.order_id, u.id, 0, u.quantity
                from stock.taken_back t, unnest(t.items, t.quantities) as u (id, quantity)),
            sums as (select order_id, id, sum(sold) as sold, sum(back) as back from lines group by order_id, id)
            select 'order ' || o.id, format('%s with its stock %s', o.state, coalesce(h.state, 'never held')), c.sent
            from orders o
            left join stock.hold h on h.order_id = o.id
            left join commands c on c.key = o.id::text and c.destination = 'jms:stock.sell'
            where o.was_paid and h.state is distinct from 'SOLD'
            union all
            select 'order ' || h.order_id, 'stock held for an order that has ended or is not there', h.held_at
            from stock.hold h left join orders o on o.id = h.order_id
            where h.state = 'HELD' and (o.id is null or o.state = 'CANCELLED' and not o.was_paid)
            union all
            select 'order ' || h.order_id, 'stock sold for an order that was never paid', null
            from stock.hold h left join orders o on o.id = h.order_id
            where h.state = 'SOLD' and o.was_paid is not true
            union all
            select 'order ' || s.order_id,
                   case when c.sent is null then format('cancelled, of item %s %s were sold and %s are back', s.id, s.sold, s.back)
                        else 'stock on its way back' end,
                   c.sent
            from sums s
            join orders o on o.id = s.order_id
            left join commands c on c.key = o.id::text and c.destination = 'jms:stock.take-back'
            where o.state = 'CANCELLED' and o.was_paid and s.sold > s.back
            union all
            select 'order ' || s.order_id, format('of item %s %s were sold and %s are back', s.id, s.sold, s.back), null
            from sums s where s.back > s.sold""";

    /**
     * Only a paid order has work in the kitchen, and none for a line that was taken back, or whose money was
     * asked back; one that was paid once may have a
     * ticket with everything withdrawn.
     */
    private static final String TICKETS =
            """
            select 'order ' || t.order_id, 'a ticket for an order that was never paid', null::timestamptz
            from kitchen.ticket t left join ordering.orders o on o.id = t.order_id
            where t.received_at is not null and (o.id is null or o.state <> 'PAID' and o.paid_at is null
                                                 and o.state not in ('CANCELLING', 'REFUND_FAILED'))
            union all
            select 'order ' || t.order_id, format('%s with work in the kitchen', coalesce(o.state, 'not there')), null
            from kitchen.ticket t left join ordering.orders o on o.id = t.order_id
            where t.received_at is not null
              and exists (select from kitchen.ticket_line l
                          where l.order_id = t.order_id and l.state <> 'WITHDRAWN'
                            and (o.id is null or o.state not in ('PAID', 'CANCELLING')
                                 or exists (select from ordering.order_line x
                                            where x.order_id = o.id and x.position = l.position
                                              and x.cancelled_by is not null)
                                 or exists (select from payment.refund r
                                            join ordering.cancellation c on c.saga_id = r.saga_id
                                            where r.saga_id = o.cancel_saga and l.position = any (c.taken))))
            union all
            select 'order ' || t.order_id, 'a ticket without lines', null
            from kitchen.ticket t
            where t.received_at is not null
              and not exists (select from kitchen.ticket_line l where l.order_id = t.order_id and l.name is not null)
            union all
            select 'order ' || o.id,
                   case when m.created_at is null then 'paid, without ticket and without its message'
                        else 'ticket on its way' end,
                   m.created_at
            from ordering.orders o
            left join kitchen.ticket t on t.order_id = o.id and t.received_at is not null
            left join outbox.message m on m.key = o.id::text and m.destination = 'jms:kitchen.tickets'
            where o.state = 'PAID' and t.order_id is null
            union all
            select 'order ' || m.key, format('%s ticket messages', count(*)), null
            from outbox.message m where m.destination = 'jms:kitchen.tickets' group by m.key having count(*) > 1""";

    static {
        RULES.put(
                "stock-balances",
                """
                with lines as (
                    select u.id, h.state, u.quantity from stock.hold h, unnest(h.items, h.quantities) as u (id, quantity)
                    union all
                    select u.id, 'TAKEN_BACK', u.quantity
                    from stock.taken_back t, unnest(t.items, t.quantities) as u (id, quantity)),
                sums as (
                    select i.id, i.available, i.held, i.sold,
                           coalesce((select sum(m.quantity) from stock.movement m where m.item_id = i.id), 0) as stocked,
                           coalesce((select sum(l.quantity) from lines l where l.id = i.id and l.state = 'HELD'), 0) as holds,
                           coalesce((select sum(l.quantity) from lines l where l.id = i.id and l.state = 'SOLD'), 0) as sales,
                           coalesce((select sum(l.quantity) from lines l where l.id = i.id and l.state = 'TAKEN_BACK'), 0) as back
                    from stock.item i)
                select 'item ' || id,
                       format('available %s + held %s + sold %s, stocked %s, open holds %s, sold holds %s, taken back %s',
                              available, held, sold, stocked, holds, sales, back),
                       null::timestamptz
                from sums
                where available + held + sold <> stocked or held <> holds or sold <> sales - back""");
        RULES.put(
                "money-matches-order",
                """
                with money as (
                    select o.id, o.state,
                           o.state in ('PAID', 'CANCELLING', 'REFUND_FAILED') or o.reason = 'TAKEN_BACK' as was_paid,
                           (select count(*) from payment.attempt a where a.order_id = o.id and a.state = 'PAID') as captures,
                           (select coalesce(sum(a.amount), 0) from payment.attempt a
                            where a.order_id = o.id and a.state = 'PAID')
                           - (select coalesce(sum(r.amount), 0)
                              from payment.refund r join payment.attempt a on a.merchant_reference = r.merchant_reference
                                                                          and coalesce(a.provider_reference, a.merchant_reference) = r.provider_reference
                              where a.order_id = o.id and a.state = 'PAID' and r.state = 'REFUNDED') as kept,
                           (select coalesce(sum(l.quantity * l.unit_price) filter (where l.cancelled_by is null), 0)
                            from ordering.order_line l where l.order_id = o.id)
                           + (select coalesce(sum(c.amount), 0) from ordering.cancellation c
                              where c.order_id = o.id and c.state = 'REFUND_FAILED') as due
                    from ordering.orders o)
                select 'order ' || id, format('%s with %s captured attempts, %s kept and %s due', state, captures, kept, due),
                       null::timestamptz
                from money
                where captures <> case when was_paid then 1 else 0 end or kept <> case when was_paid then due else 0 end
                union all
                select 'attempt ' || a.id, 'captured for an order that is not there', null
                from payment.attempt a
                where a.state = 'PAID' and not exists (select from ordering.orders o where o.id = a.order_id)
                union all
                select 'order ' || o.id, 'waiting for its payment', o.pay_until
                from ordering.orders o where o.state in ('PLACING', 'AWAITING_PAYMENT', 'CONFIRMING_PAYMENT')""");
        RULES.put("stock-matches-order", STOCK);
        RULES.put("ticket-matches-paid-order", TICKETS);
        RULES.put(
                "once-only-is-had",
                """
                select 'order ' || t.order_id, 'keeps others from an item it does not have', null::timestamptz
                from ordering.once_claim t
                where not exists (select from ordering.orders o join ordering.order_line l on l.order_id = o.id
                                  where o.id = t.order_id and o.state <> 'CANCELLED'
                                    and l.item_id = t.item_id and l.cancelled_by is null)""");
        RULES.put(
                "saga-ends",
                """
                select 'saga ' || id, lower(state),
                       case state when 'RUNNING' then greatest(deadline, created_at)
                                  else coalesce((select max(j.at) from saga.journal j
                                                 where j.saga_id = saga.id
                                                   and j.event in ('IN_DOUBT', 'COMPENSATING', 'COMPLETING')), created_at) end
                from saga.saga where state in ('RUNNING', 'IN_DOUBT', 'COMPENSATING', 'COMPLETING')
                union all
                select 'saga ' || id, 'listed: ' || lower(state), now() from saga.saga where state in ('STUCK', 'REVIEW')
                union all
                select 'order ' || o.id, 'has no saga', null
                from ordering.orders o left join saga.saga s on s.id = o.saga_id
                where s.id is null and o.placed_at > (select coalesce(min(created_at), now()) from saga.saga)""");
        RULES.put(
                "cancel-request-ends",
                """
                select 'cancellation ' || id, 'cancellation ' || lower(state), requested_at
                from ordering.cancellation where state in ('REQUESTED', 'CANCELLING')
                union all
                select 'cancellation ' || id, 'listed: a refund that is owed', now()
                from ordering.cancellation where state = 'REFUND_FAILED'""");
        RULES.put(
                "key-has-one-outcome",
                """
                select 'order ' || k.order_id, format('ended %s without a stored answer', o.state), null::timestamptz
                from ordering.idempotency_key k join ordering.orders o on o.id = k.order_id
                where o.state not in ('PLACING', 'AWAITING_PAYMENT', 'CONFIRMING_PAYMENT') and k.status is null
                union all
                select 'order ' || k.order_id, format('%s keys', count(*)), null
                from ordering.idempotency_key k group by k.order_id having count(*) > 1""");
    }

    /**
     * Both ways: what the provider holds, and what we say it holds. What was taken at the counter it never held, and what
     * staff gave back by hand it still holds.
     */
    static final String PROVIDER =
            """
            with theirs as (
                select reference, sum(net) as net, count(*) filter (where net <> 0) as n
                from unnest(?::text[], ?::bigint[]) as t (reference, net) group by reference),
            back as (
                select r.merchant_reference as reference,
                       sum(r.amount - r.by_hand)
                           filter (where r.state = 'REFUNDED' and r.provider_reference = a.provider_reference) as amount,
                       sum(r.by_hand) filter (where a.state <> 'PAID' or r.provider_reference <> a.provider_reference) as astray,
                       count(*) filter (where r.by_hand > 0
                                          and (a.state <> 'PAID' or r.provider_reference <> a.provider_reference)) as strays,
                       min(r.started_at) filter (where r.state = 'ASKING') as asking_since,
                       bool_or(r.state in ('REFUSED', 'REVIEW')) as review
                from payment.refund r join payment.attempt a on a.merchant_reference = r.merchant_reference
                group by r.merchant_reference),
            ours as (
                select a.id, a.merchant_reference as reference, a.state, a.started_at, b.asking_since, b.review,
                       case when a.state = 'PAID' and coalesce(a.method, '') not in ('CASH', 'TERMINAL')
                            then a.amount - coalesce(b.amount, 0) else 0 end + coalesce(b.astray, 0) as net,
                       coalesce(b.strays, 0) as strays
                from payment.attempt a left join back b on b.reference = a.merchant_reference)
            select 'attempt ' || coalesce(o.id::text, t.reference),
                   case when o.state in ('APPROVING', 'UNKNOWN') then 'captured, not known here yet'
                        when o.asking_since is not null then 'given back, not known here yet'
                        else format('provider holds %s in %s captures, we say %s of %s', coalesce(t.net, 0), coalesce(t.n, 0),
                                    coalesce(o.state, 'nothing'), coalesce(o.net, 0)) end,
                   case when o.state in ('APPROVING', 'UNKNOWN') then o.started_at
                        when o.asking_since is not null then o.asking_since
                        when o.state = 'REVIEW' or o.review then now() end
            from ours o full join theirs t on t.reference = o.reference
            where (t.reference is not null or o.started_at >= ?)
              and (coalesce(t.net, 0) <> coalesce(o.net, 0) or t.n > 1 + coalesce(o.strays, 0))""";

    private BooksSql() {}
}
