package io.tablesaga.ordering.persistence;

import io.tablesaga.floor.persistence.StoreMomentRow;

/** The statements of {@link JdbcOrders} that an order's rules are read and kept with. */
final class OfferSql {

    private static final String ITEM =
            """
            c.price, c.currency, c.tax_kind, c.course, c.once_per, c.min_quantity, c.max_quantity, c.quantity_step,
            c.option_groups, c.hours as item_hours, coalesce(c.station, '') as station,
            case when s.in_turns then coalesce((select k.turn from ordering.catalogue_category k where k.id = c.category_id), 0)
                 else 0 end as turn,
            s.head_count and v.guests is null as asks_head_count,
            """
                    + StoreMomentRow.COLUMNS + " ";

    private static final String OF_VISIT =
            """
            from floor.visit v
            join floor.store s on s.id = v.store_id
            left join ordering.catalogue_item c on c.store_id = v.store_id and c.id = any (?::uuid[]) and not c.hidden
                and not exists (select from ordering.catalogue_category k where k.id = c.category_id and k.hidden)
            """;

    private static final String RUNNING = "where v.id = ? and v.ended_at is null ";

    /** For guests who look at a cart: nothing waits for them, and they wait for nobody. */
    static final String LOOK = "select c.id, c.version, coalesce(c.names ->> ?, c.name) as name, "
            + StockLeftRow.COLUMNS + ", " + ITEM + OF_VISIT + "left join stock.item i on i.id = c.id " + RUNNING;

    /**
     * The visit's row comes back even when no item does, so that «visit over» and «no such item» differ. It stays as it is
     * until the order is committed: whoever clears the table sees every order of the visit.
     */
    private static final String OFFER = "select c.id, c.version, c.name, " + ITEM + OF_VISIT + RUNNING;

    static final String SEEN = OFFER + "for share of v";

    /** Two that came to share the row could not both write it. */
    static final String COUNTING = OFFER + "for no key update of v";

    static final String MAKING =
            "select station, portions, seconds_left from ordering.making where store_id = ? and station = any (?)";

    /** {@code c} of the order {@code o}: what anybody wants taken back of it, also while that is undecided. */
    private static final String WANTED_BACK =
            """
            exists (select from ordering.cancellation c
                    where c.order_id = o.id and c.state in ('REQUESTED', 'CANCELLING')
                      and (cardinality(c.positions) = 0 or l.position = any (c.positions)))
            """;

    private static final String COUNTS =
            "(o.state in ('PAID', 'CANCELLING') or o.state = 'AWAITING_PAYMENT' and o.at_counter)";

    static final String HAD =
            """
            select exists (select from ordering.orders o join ordering.order_line l on l.order_id = o.id
                           where o.visit_id = ? and l.course = 'MAIN' and l.cancelled_by is null and """
                    + COUNTS + " and not " + WANTED_BACK
                    + """
                   ) as main,
                   array(select t.item_id from ordering.once_claim t
                         join unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::date[]) as w (item_id, visit_id, account_id, day)
                           on w.item_id = t.item_id and w.visit_id is not distinct from t.visit_id
                          and w.account_id is not distinct from t.account_id and w.day is not distinct from t.day) as once""";

    /** In the order of the items, so that two orders with the same ones wait for each other and do not lock up. */
    static final String CLAIM =
            """
            insert into ordering.once_claim (item_id, visit_id, account_id, day, order_id)
            select w.item_id, w.visit_id, w.account_id, w.day, ?::uuid
            from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::date[]) as w (item_id, visit_id, account_id, day)
            order by w.item_id
            on conflict do nothing
            returning item_id""";

    /** What anybody wants back is as good as gone; an order that is not paid may still be. */
    static final String STANDING = """
            select o.id, l.position, l.item_id, l.name, l.course, """
            + " " + COUNTS
            + """
             as counts
            from ordering.orders o join ordering.order_line l on l.order_id = o.id
            where o.visit_id = ? and l.course in ('MAIN', 'SIDE') and l.cancelled_by is null
              and o.state not in ('CANCELLED', 'REFUND_FAILED') and not
            """
            + WANTED_BACK + "order by o.id, l.position";

    private OfferSql() {}
}
