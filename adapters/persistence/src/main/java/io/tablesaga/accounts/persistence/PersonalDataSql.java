package io.tablesaga.accounts.persistence;

import java.util.List;

/** The statements of {@link JdbcPersonalData}; each takes the account's id. PersonalDataTest searches for what they forget. */
final class PersonalDataSql {

    static final String EXPORT =
            """
            with who as (select ?::uuid as id)
            select json_build_object(
                'account', (
                    select json_build_object('id', a.id, 'login', a.login, 'name', a.name, 'createdAt', a.created_at)
                    from accounts.account a where a.id = who.id),
                'roles', coalesce((
                    select json_agg(json_build_object('role', lower(g.role), 'storeId', g.store_id, 'since', g.granted_at))
                    from accounts.role_grant g where g.account_id = who.id), '[]'),
                'sessions', coalesce((
                    select json_agg(json_build_object('since', to_timestamp(s.creation_time / 1000.0),
                                                      'lastUsed', to_timestamp(s.last_access_time / 1000.0)))
                    from accounts.session s where s.principal_name = who.id::text), '[]'),
                'visits', coalesce((
                    select json_agg(json_build_object('storeId', v.store_id, 'tableId', v.table_id, 'phone', p.id,
                                                      'joinedAt', p.joined_at, 'endedAt', v.ended_at) order by p.joined_at)
                    from floor.phone p join floor.visit v on v.id = p.visit_id where p.account_id = who.id), '[]'),
                'orders', coalesce((
                    select json_agg(json_build_object(
                        'id', o.id, 'storeId', o.store_id, 'tableId', o.table_id, 'device', o.device_id, 'state', o.state,
                        'total', json_build_object('amount', o.total, 'currency', o.currency), 'placedAt', o.placed_at,
                        'lines', (
                            select json_agg(json_build_object('name', l.name, 'options', l.options, 'quantity', l.quantity,
                                                              'unitPrice', l.unit_price) order by l.position)
                            from ordering.order_line l where l.order_id = o.id),
                        'payments', coalesce((
                            select json_agg(json_build_object('method', p.method, 'amount', p.amount, 'state', p.state,
                                                              'providerReference', p.provider_reference, 'paidAt', p.paid_at))
                            from payment.attempt p where p.order_id = o.id), '[]'),
                        'cancellations', coalesce((
                            select json_agg(json_build_object('reason', c.reason, 'state', c.state, 'askedBy', c.asked_by,
                                                              'requestedAt', c.requested_at))
                            from ordering.cancellation c where c.order_id = o.id), '[]'),
                        'refunds', coalesce((
                            select json_agg(json_build_object('amount', r.amount, 'state', r.state, 'reason', r.reason,
                                                              'providerReference', r.provider_reference, 'at', r.started_at))
                            from payment.refund r where r.order_id = o.id), '[]')) order by o.placed_at)
                    from ordering.orders o where o.account_id = who.id), '[]'),
                'onceOnly', coalesce((
                    select json_agg(json_build_object('itemId', t.item_id, 'orderId', t.order_id, 'day', t.day))
                    from ordering.once_claim t where t.account_id = who.id), '[]'),
                'audit', coalesce((
                    select json_agg(json_build_object('at', e.at, 'operation', e.operation, 'storeId', e.store_id,
                                                      'ids', e.ids, 'said', e.said, 'address', e.address) order by e.id)
                    from audit.action e where e.account_id = who.id), '[]'))::text
            from who""";

    /** Its reasons may be on their way to the provider, under a key that allows no other words. */
    static final String ORDERS_OPEN =
            """
            select exists (select from ordering.orders where account_id = ?
                           and state not in ('PAID', 'CANCELLED', 'REFUND_FAILED'))""";

    /** The orders lose their account last: until then they tell whose words are whose. */
    static final List<String> ERASE = List.of(
            """
            update payment.refund r set reason = 'erased' from ordering.cancellation c, ordering.orders o
            where o.account_id = ? and c.order_id = o.id and c.asked_by = 'GUEST' and r.saga_id = c.saga_id""",
            """
            update ordering.cancellation c set reason = 'erased' from ordering.orders o
            where o.account_id = ? and c.order_id = o.id and c.asked_by = 'GUEST'""",
            "delete from ordering.once_claim where account_id = ?",
            "update ordering.orders set account_id = null where account_id = ?",
            "update floor.phone set account_id = null where account_id = ?",
            "update floor.ask set account_id = null, name = '' where account_id = ?",
            // An open one without its login would be anybody's.
            "delete from accounts.invitation where login = (select login from accounts.account where id = ?)",
            "update accounts.invitation set used_by = null where used_by = ?",
            "delete from accounts.session where principal_name = ?::text",
            "delete from accounts.role_grant where account_id = ?",
            """
            update accounts.account set login = id::text, name = '', secret = null, closed_at = now()
            where id = ?""");

    private PersonalDataSql() {}
}
