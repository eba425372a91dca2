package io.tablesaga.ordering.persistence;

/** The statements by which what one visit has ordered becomes another's. */
final class MergeSql {

    /** Of the carts of two visits. */
    static final String LINES =
            """
            select count(*) from ordering.cart_line l left join ordering.orders o on o.id = l.order_id
            where l.visit_id in (?, ?) and not l.removed and (l.order_id is null or """
                    + CartSql.UNPAID + ")";

    /** Later than what any phone of either has seen, with what came back counted. */
    static final String CART =
            """
            insert into ordering.cart as c (visit_id, version)
            select ?, 1 + coalesce(max(k.version + (
                select count(*) from ordering.cart_line l join ordering.orders o on o.id = l.order_id
                where l.visit_id = k.visit_id and not l.removed and """
                    + " " + CartSql.UNPAID
                    + """
            )), 0)
            from ordering.cart k where k.visit_id in (?, ?)
            on conflict (visit_id) do update set version = excluded.version""";

    /** Phones choose the ids: should two have chosen the same, one gets another. */
    static final String CART_LINES =
            """
            update ordering.cart_line l
            set visit_id = ?, id = case when exists (select from ordering.cart_line o where o.visit_id = ? and o.id = l.id)
                                        then gen_random_uuid() else l.id end
            where l.visit_id = ?""";

    static final String CLAIMS =
            """
            update ordering.once_claim c
            set visit_id = ?, beside = c.beside + coalesce(
                (select max(o.beside) + 1 from ordering.once_claim o where o.visit_id = ? and o.item_id = c.item_id), 0)
            where c.visit_id = ?""";

    /** A key that both have used stays where it was: whoever uses it again is told so, and orders nothing. */
    static final String KEYS =
            """
            update ordering.idempotency_key k set visit_id = ?
            where k.visit_id = ? and not exists (
                select from ordering.idempotency_key o
                where o.visit_id = ? and o.operation = k.operation and o.key = k.key)""";

    private MergeSql() {}
}
