package io.tablesaga.kitchen.persistence;

/**
 * The statements of {@link Turns}. Each lock is a statement of its own: the next one sees what was committed while it was
 * waited for.
 */
final class TurnSql {

    /** In the order of their ids, as a move does it. Without the visit itself when it was merged while this waited. */
    static final String PARTY =
            """
            select s.visit_id from kitchen.served_at s
            where s.party_id = (select own.party_id from kitchen.served_at own where own.visit_id = ?)
            order by s.visit_id for update""";

    /** Of {@code kitchen.ticket t}. */
    private static final String OF_PARTY =
            """
            t.store_id = ? and t.visit_id in (
                select s.visit_id from kitchen.served_at s join kitchen.served_at own on own.party_id = s.party_id
                where own.visit_id = ?)
            """;

    static final String KNOWN = "select exists (select from kitchen.ticket t where " + OF_PARTY + ")";

    static final String TICKETS = "select t.order_id::text from kitchen.ticket t where " + OF_PARTY
            + "and t.open order by t.order_id for update";

    static final String ANY_HELD =
            """
            select exists (select from kitchen.ticket_line l
                           where l.order_id = any (?::uuid[]) and l.state = 'HELD' and (?::integer is null or l.turn = ?))""";

    private static final String CHANGE =
            """
            with changed as (
                update kitchen.ticket_line l set %s
                from kitchen.ticket_line was
                where was.order_id = l.order_id and was.position = l.position
                  and l.order_id = any (?::uuid[]) and l.state %s and (?::integer is null or l.turn = ?)
                returning l.order_id, l.position, l.came_held and was.fired_at is null as slip),
            counted as (
                update kitchen.ticket t set version = t.version + 1
                where t.order_id in (select c.order_id from changed c))
            select order_id, position, slip from changed order by order_id, position""";

    static final String FIRE = CHANGE.formatted("state = 'WAITING', fired_at = clock_timestamp()", "= 'HELD'");

    static final String HOLD = CHANGE.formatted("state = 'HELD'", "in ('WAITING', 'ACCEPTED')");

    private TurnSql() {}
}
