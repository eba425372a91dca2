package io.tablesaga.kitchen.persistence;

/** The statements that read tickets. The two snapshots are two, so that each has an index of its own. */
final class TicketRead {

    private static final String LINES =
            """
            select t.order_id, t.store_id, t.table_id, t.visit_id, t.received_at, t.number, t.traceparent,
                   t.pickup_number, t.serving,
                   l.position, l.name, l.quantity, l.station, l.options, l.turn, l.state, l.unseen,
                   case when l.state <> 'HELD' then coalesce(l.fired_at, t.received_at) end as since,
                   clock_timestamp() as read_at
            from (%s) t
            join kitchen.ticket_line l on l.order_id = t.order_id and l.name is not null
            order by %s, l.position""";

    private static final String PAGE =
            """
            select * from kitchen.ticket t
            where t.store_id = ? and (?::uuid is null or t.order_id > ?::uuid)%s
            order by t.order_id limit ?""";

    static final String OF_STORE = LINES.formatted(PAGE.formatted(""), "t.order_id");

    static final String OPEN = LINES.formatted(PAGE.formatted(" and t.open"), "t.order_id");

    static final String AT_STATION = LINES.formatted(
            PAGE.formatted(
                    """
                     and exists (select from kitchen.ticket_line x
                                 where x.order_id = t.order_id and x.name is not null and x.station = ?)"""),
            "t.order_id");

    /** A station is done with what is READY. */
    static final String OPEN_AT_STATION = LINES.formatted(
            PAGE.formatted(
                    """
                     and t.open and exists (
                         select from kitchen.ticket_line x
                         where x.order_id = t.order_id and x.name is not null and x.station = ?
                           and (x.unseen or x.state not in ('READY', 'SERVED', 'WITHDRAWN')))"""),
            "t.order_id");

    static final String CHANGED_AFTER = LINES.formatted(
            "select * from kitchen.ticket t where t.store_id = ? and t.number > ? order by t.number limit ?",
            "t.number");

    static final String ONE = LINES.formatted("select * from kitchen.ticket t where t.order_id = ?", "t.order_id");

    static final String ALL_DAY =
            """
            select l.station, l.name, l.options,
                   coalesce(sum(l.quantity) filter (where l.state <> 'PREPARING'), 0)::integer as waiting,
                   coalesce(sum(l.quantity) filter (where l.state = 'PREPARING'), 0)::integer as preparing
            from kitchen.ticket t join kitchen.ticket_line l on l.order_id = t.order_id and l.name is not null
            where t.store_id = ? and t.open and (?::text is null or l.station = ?::text)
              and l.state in ('WAITING', 'ACCEPTED', 'PREPARING')
            group by l.station, l.name, l.options
            order by sum(l.quantity) desc, l.name, l.options, l.station limit ?""";

    static final String PICKUPS =
            """
            select t.pickup_number, t.serving, bool_and(l.state in ('READY', 'SERVED')) as ready
            from kitchen.ticket t join kitchen.ticket_line l on l.order_id = t.order_id and l.state <> 'WITHDRAWN'
            where t.store_id = ? and t.open and t.received_at > now() - interval '12 hours'
            group by t.order_id having bool_or(l.state <> 'SERVED')
            order by t.order_id limit ?""";

    /** Order ids are born in time order: those of the last days begin with a later time. */
    static final String TIMES =
            """
            select l.station, l.name, count(*)::integer as lines,
                   extract(epoch from percentile_disc(0.5) within group (order by m.took))::bigint as usual,
                   extract(epoch from percentile_disc(0.9) within group (order by m.took))::bigint as slow
            from kitchen.ticket t join kitchen.ticket_line l on l.order_id = t.order_id
            cross join lateral (select l.made_at - coalesce(l.fired_at, t.received_at) as took) m
            where t.store_id = ? and l.made_at is not null and l.state in ('READY', 'SERVED')
              and t.order_id >= (lpad(to_hex((extract(epoch from now() - ? * interval '1 day') * 1000)::bigint), 12, '0')
                                 || repeat('0', 20))::uuid
            group by grouping sets ((l.station), (l.station, l.name))
            order by l.station, l.name nulls first limit ?""";

    private TicketRead() {}
}
