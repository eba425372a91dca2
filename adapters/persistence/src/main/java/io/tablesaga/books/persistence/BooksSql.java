package io.tablesaga.books.persistence;

import java.util.LinkedHashMap;
import java.util.Map;

/** The rules of the books. A row is a finding; a null «since» says that nothing can excuse it. */
final class BooksSql {

    static final Map<String, String> RULES = new LinkedHashMap<>();

    static {
        RULES.put(
                "stock-balances",
                """
                with lines as (
                    select u.id, h.state, u.quantity from stock.hold h, unnest(h.items, h.quantities) as u (id, quantity)),
                sums as (
                    select i.id, i.available, i.held, i.sold,
                           coalesce((select sum(m.quantity) from stock.movement m where m.item_id = i.id), 0) as stocked,
                           coalesce((select sum(l.quantity) from lines l where l.id = i.id and l.state = 'HELD'), 0) as holds,
                           coalesce((select sum(l.quantity) from lines l where l.id = i.id and l.state = 'SOLD'), 0) as sales
                    from stock.item i)
                select 'item ' || id,
                       format('available %s + held %s + sold %s, stocked %s, open holds %s, sold holds %s',
                              available, held, sold, stocked, holds, sales),
                       null::timestamptz
                from sums
                where available + held + sold <> stocked or held <> holds or sold <> sales""");
        RULES.put(
                "money-matches-order",
                """
                select 'order ' || o.id, format('%s with %s captured attempts of %s', o.state, p.paid, p.amount), null::timestamptz
                from ordering.orders o
                cross join lateral (select count(*) filter (where a.state = 'PAID') as paid,
                                           coalesce(sum(a.amount) filter (where a.state = 'PAID'), 0) as amount
                                    from payment.attempt a where a.order_id = o.id) p
                where (o.state = 'PAID' and (p.paid <> 1 or p.amount <> o.total))
                   or (o.state <> 'PAID' and p.paid <> 0)
                union all
                select 'attempt ' || a.id, 'captured for an order that is not there', null
                from payment.attempt a
                where a.state = 'PAID' and not exists (select from ordering.orders o where o.id = a.order_id)
                union all
                select 'order ' || o.id, 'waiting for its payment', o.pay_until
                from ordering.orders o where o.state in ('PLACING', 'AWAITING_PAYMENT', 'CONFIRMING_PAYMENT')""");
        RULES.put(
                "stock-matches-order",
                """
                select 'order ' || o.id, format('%s with its stock %s', o.state, coalesce(h.state, 'never held')),
                       case when m.unsent then m.created_at end
                from ordering.orders o
                left join stock.hold h on h.order_id = o.id
                left join lateral (select true as unsent, m.created_at from outbox.message m
                                   where m.key = o.id::text and m.destination like 'jms:stock.%'
                                     and (m.sent_at is null or m.sent_at > now() - interval '30 seconds') limit 1) m on true
                where o.state = 'PAID' and h.state is distinct from 'SOLD'
                union all
                select 'order ' || h.order_id, 'stock held for an order that has ended or is not there', h.held_at
                from stock.hold h left join ordering.orders o on o.id = h.order_id
                where h.state = 'HELD' and (o.id is null or o.state = 'CANCELLED')
                union all
                select 'order ' || h.order_id, 'stock sold for an order that is not paid', null
                from stock.hold h left join ordering.orders o on o.id = h.order_id
                where h.state = 'SOLD' and o.state is distinct from 'PAID'""");
        RULES.put(
                "ticket-matches-paid-order",
                """
                select 'order ' || t.order_id, 'a ticket for an order that is not paid', null::timestamptz
                from kitchen.ticket t left join ordering.orders o on o.id = t.order_id
                where o.state is distinct from 'PAID'
                union all
                select 'order ' || o.id,
                       case when m.created_at is null then 'paid, without ticket and without its message'
                            else 'ticket on its way' end,
                       m.created_at
                from ordering.orders o
                left join kitchen.ticket t on t.order_id = o.id
                left join outbox.message m on m.key = o.id::text and m.destination = 'jms:kitchen.tickets'
                where o.state = 'PAID' and t.order_id is null
                union all
                select 'order ' || m.key, format('%s ticket messages', count(*)), null
                from outbox.message m where m.destination = 'jms:kitchen.tickets' group by m.key having count(*) > 1""");
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
                "key-has-one-outcome",
                """
                select 'order ' || k.order_id, format('ended %s without a stored answer', o.state), null::timestamptz
                from ordering.idempotency_key k join ordering.orders o on o.id = k.order_id
                where o.state in ('PAID', 'CANCELLED') and k.status is null
                union all
                select 'order ' || k.order_id, format('%s keys', count(*)), null
                from ordering.idempotency_key k group by k.order_id having count(*) > 1""");
    }

    /** Both ways: what the provider holds, and what we say it holds. What was taken at the counter it never held. */
    static final String PROVIDER =
            """
            with theirs as (
                select reference, sum(net) as net, count(*) as n
                from unnest(?::text[], ?::bigint[]) as t (reference, net) group by reference)
            select 'attempt ' || coalesce(a.id::text, t.reference),
                   case when a.state in ('APPROVING', 'UNKNOWN') then 'captured, not known here yet'
                        else format('provider holds %s in %s captures, we say %s of %s', coalesce(t.net, 0), coalesce(t.n, 0),
                                    coalesce(a.state, 'nothing'), coalesce(a.amount, 0)) end,
                   case when a.state in ('APPROVING', 'UNKNOWN') then a.started_at
                        when a.state = 'REVIEW' then now() end
            from payment.attempt a full join theirs t on t.reference = a.merchant_reference
            where (coalesce(t.net, 0) <> 0 and (a.state is distinct from 'PAID' or t.net <> a.amount or t.n > 1
                                              or a.method in ('CASH', 'TERMINAL')))
               or (a.state = 'PAID' and coalesce(t.net, 0) <> a.amount
                   and coalesce(a.method, '') not in ('CASH', 'TERMINAL'))""";

    private BooksSql() {}
}
