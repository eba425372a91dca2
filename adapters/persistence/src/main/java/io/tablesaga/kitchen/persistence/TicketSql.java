package io.tablesaga.kitchen.persistence;

/**
 * The statements of {@link JdbcTickets}. Each command locks its ticket first. One that had to wait for another sees the
 * lines as they were before it: the version tells, nothing is changed, and it says AGAIN. Guarded by TicketTest's races.
 */
final class TicketSql {

    /** Lines that were withdrawn before the ticket came get their names, and stay withdrawn. */
    static final String OPEN =
            """
            with opened as (
                insert into kitchen.ticket as t (order_id, store_id, table_id, received_at) values (?, ?, ?, now())
                on conflict (order_id) do update
                set store_id = excluded.store_id, table_id = excluded.table_id, received_at = excluded.received_at,
                    version = t.version + 1
                where t.received_at is null
                returning order_id),
            lines as (
                insert into kitchen.ticket_line (order_id, position, name, quantity, options, state)
                select o.order_id, x.position, x.name, x.quantity, array(select jsonb_array_elements_text(x.options::jsonb)),
                       'WAITING'
                from opened o, unnest(?::integer[], ?::text[], ?::integer[], ?::text[]) as x (position, name, quantity, options)
                on conflict (order_id, position) do update
                set name = excluded.name, quantity = excluded.quantity, options = excluded.options)
            select count(*) from opened""";

    /** The ticket's row is there from now on, also when the ticket is still to come. */
    private static final String LOCK =
            """
            seen as (select t.version from kitchen.ticket t join asked a on a.order_id = t.order_id),
            locked as (
                select t.version, t.received_at
                from kitchen.ticket t join asked a on a.order_id = t.order_id for update of t),
            born as (
                insert into kitchen.ticket (order_id) select a.order_id from asked a where not exists (select from seen)
                on conflict do nothing
                returning received_at),
            head as (
                select l.received_at from locked l join seen s on s.version = l.version
                union all
                select received_at from born),
            """;

    static final String WITHDRAW =
            """
            with asked as (select ?::uuid as order_id, ?::uuid as saga_id, ?::integer[] as positions, ?::boolean as agreed),
            """
                    + LOCK
                    + """
            fence as (select w.state from kitchen.withdrawal w join asked a on a.saga_id = w.saga_id),
            lines as (
                select p.position, l.state
                from asked a cross join lateral (select distinct unnest(a.positions) as position) p
                left join kitchen.ticket_line l on l.order_id = a.order_id and l.position = p.position),
            verdict as (
                select case
                    when not exists (select from head) then 'AGAIN'
                    when exists (select from fence where state = 'WITHDRAWN') then 'WITHDRAWN'
                    when exists (select from fence) then 'REFUSED'
                    when exists (select from head where received_at is not null)
                     and exists (select from lines where state is null) then 'UNKNOWN_LINE'
                    when exists (select from lines where state = 'WITHDRAWN') then 'REFUSED'
                    when not a.agreed and exists (select from lines where state <> 'WAITING') then 'BEGUN'
                    else 'WITHDRAW' end as word
                from asked a),
            withdrawn as (
                insert into kitchen.ticket_line as l (order_id, position, state, withdrawn_by, withdrawn_from)
                select a.order_id, n.position, 'WITHDRAWN', a.saga_id, 'WAITING'
                from asked a, lines n, verdict v where v.word = 'WITHDRAW'
                on conflict (order_id, position) do update
                set state = 'WITHDRAWN', withdrawn_by = excluded.withdrawn_by, withdrawn_from = l.state),
            counted as (
                update kitchen.ticket t set version = t.version + 1
                from asked a, verdict v where v.word = 'WITHDRAW' and t.order_id = a.order_id),
            fenced as (
                insert into kitchen.withdrawal (saga_id, order_id, state, positions)
                select a.saga_id, a.order_id, 'WITHDRAWN', (select array_agg(position order by position) from lines)
                from asked a, verdict v where v.word = 'WITHDRAW')
            select v.word, n.position as begun
            from verdict v left join lines n on v.word = 'BEGUN' and n.state <> 'WAITING' order by n.position""";

    static final String RESTORE =
            """
            with asked as (select ?::uuid as order_id, ?::uuid as saga_id),
            """
                    + LOCK
                    + """
            fenced as (
                insert into kitchen.withdrawal (saga_id, order_id, state)
                select a.saga_id, a.order_id, 'RESTORED' from asked a, head
                on conflict (saga_id) do update set state = 'RESTORED'),
            counted as (
                update kitchen.ticket t set version = t.version + 1 from asked a, head where t.order_id = a.order_id),
            restored as (
                update kitchen.ticket_line l set state = l.withdrawn_from, withdrawn_by = null, withdrawn_from = null
                from asked a, head where l.order_id = a.order_id and l.withdrawn_by = a.saga_id)
            select case when exists (select from head) then 'RESTORED' else 'AGAIN' end""";

    /** {@code way}: the states before the one asked for; only the last of them is one step away. */
    static final String ADVANCE =
            """
            with asked as (select ?::uuid as order_id, ?::integer[] as positions, ?::text as target, ?::text[] as way),
            seen as (select t.version from kitchen.ticket t join asked a on a.order_id = t.order_id),
            locked as (
                select t.version from kitchen.ticket t join asked a on a.order_id = t.order_id
                where t.received_at is not null for update of t),
            lines as (
                select l.position, l.name, l.quantity, l.options, l.state,
                       case when cardinality(a.positions) = 0 then l.state <> 'WITHDRAWN'
                            else l.position = any (a.positions) end as wanted
                from kitchen.ticket_line l join asked a on a.order_id = l.order_id where l.name is not null),
            verdict as (
                select case
                    when not exists (select from locked) then 'UNKNOWN_TICKET'
                    when (select version from locked) <> (select version from seen) then 'AGAIN'
                    when exists (select unnest(a.positions) except select position from lines) then 'UNKNOWN_LINE'
                    when not exists (select from lines where wanted)
                      or exists (select from lines where wanted and state = 'WITHDRAWN') then 'LINE_WITHDRAWN'
                    when exists (select from lines where wanted and state = any (trim_array(a.way, 1))) then 'TOO_EARLY'
                    else 'ADVANCED' end as word
                from asked a),
            counted as (
                update kitchen.ticket t set version = t.version + 1
                from asked a, verdict v where v.word = 'ADVANCED' and t.order_id = a.order_id),
            moved as (
                update kitchen.ticket_line l set state = a.target
                from asked a, lines n, verdict v
                where v.word = 'ADVANCED' and n.wanted and l.order_id = a.order_id and l.position = n.position
                  and l.state = a.way[cardinality(a.way)]
                returning l.position)
            select v.word, n.position, n.name, n.quantity, n.options, case when m.position is null then n.state else a.target end as state
            from asked a cross join verdict v left join lines n on true left join moved m on m.position = n.position
            order by n.position""";

    static final String OF_STORE =
            """
            select t.order_id, t.store_id, t.table_id, t.received_at, l.position, l.name, l.quantity, l.options, l.state
            from (select * from kitchen.ticket
                  where store_id = ? and (?::uuid is null or order_id > ?::uuid) order by order_id limit ?) t
            join kitchen.ticket_line l on l.order_id = t.order_id and l.name is not null
            order by t.order_id, l.position""";

    private TicketSql() {}
}
