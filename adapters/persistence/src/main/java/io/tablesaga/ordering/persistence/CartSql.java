package io.tablesaga.ordering.persistence;

/** The statements of {@link JdbcCarts}. */
final class CartSql {

    static final String UNPAID = "(o.state = 'CANCELLED' and o.paid_at is null)";

    static final String FIND =
            """
            select c.version as cart_version, l.*
            from ordering.cart c
            left join lateral (
                select l.*, o.id is not null as back
                from ordering.cart_line l left join ordering.orders o on o.id = l.order_id
                where l.visit_id = c.visit_id and not l.removed and (l.order_id is null or """
                    + " " + UNPAID
                    + """
            )) l on true
            where c.visit_id = ? order by l.put_in, l.id""";

    /**
     * The visit's row is kept, and as an order keeps it: two that came to share it could not both write it. The cart's is
     * written with what it is, which waits for whoever else changes it.
     */
    private static final String LOCK =
            """
            with v as (select id from floor.visit where id = ? and ended_at is null for %s)
            insert into ordering.cart as c (visit_id) select id from v
            on conflict (visit_id) do update set version = c.version""";

    static final String LOCK_SHARING = LOCK.formatted("share");

    static final String LOCK_COUNTING = LOCK.formatted("no key update");

    /** Only when a line {@code l} was written. */
    private static final String MOVE =
            "update ordering.cart c set version = l.version from l where c.visit_id = l.visit_id";

    /** The item as the guest saw it, when it is that still. */
    private static final String WISH =
            """
            from (values (?::integer, ?::uuid, ?::integer)) as w (version, item, seen)
            left join ordering.catalogue_item c on c.id = w.item and c.version = w.seen
            """;

    static final String ADD =
            """
            with l as (
                insert into ordering.cart_line (visit_id, id, quantity, options, device_id, version, put_in, item_id,
                                                item_version, seen_name, seen_price, seen_currency)
                select ?, ?, ?, ?::uuid[], ?, w.version, w.version, w.item, w.seen, c.name, c.price, c.currency
            """
                    + WISH
                    + """
                on conflict (visit_id, id) do nothing
                returning visit_id, version)
            """
                    + MOVE;

    static final String CHANGE =
            """
            with l as (
                update ordering.cart_line l
                set quantity = ?, options = ?::uuid[], order_id = null, version = w.version, item_id = w.item,
                    item_version = w.seen, seen_name = c.name, seen_price = c.price, seen_currency = c.currency
            """
                    + WISH
                    + """
                where l.visit_id = ? and l.id = ?
                returning l.visit_id, l.version)
            """
                    + MOVE;

    static final String REMOVE =
            """
            with l as (
                update ordering.cart_line set version = ?, removed = true where visit_id = ? and id = ?
                returning visit_id, version)
            """
                    + MOVE;

    static final String TAKE =
            """
            with l as (
                update ordering.cart_line set version = ?, order_id = ? where visit_id = ? and id = any (?::uuid[])
                returning visit_id, version)
            """
                    + MOVE;

    private CartSql() {}
}
