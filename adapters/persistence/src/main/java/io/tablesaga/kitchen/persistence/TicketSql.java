package io.tablesaga.kitchen.persistence;

/**
 * The statements of {@link JdbcTickets}. Each command locks its ticket first. One that had to wait for another sees the
 * lines as they were before it: the version tells, nothing is changed, and it says AGAIN. Guarded by TicketTest's races.
 */
final class TicketSql {

    /**
     * Lines that were withdrawn before the ticket came get their names, and stay withdrawn. Whether a line is held depends on
     * what its party has, the ticket's own lines among it; what is taken away comes at once.
     */
    static final String OPEN =
            """
            with opened as (
                insert into kitchen.ticket as t
                    (order_id, store_id, table_id, visit_id, traceparent, business_day, serving, received_at)
                values (?, ?, ?, ?, ?, ?::date, ?, now())
                on conflict (order_id) do update
                set store_id = excluded.store_id, table_id = excluded.table_id, visit_id = excluded.visit_id,
                    traceparent = excluded.traceparent, business_day = excluded.business_day, serving = excluded.serving,
                    received_at = excluded.received_at, version = t.version + 1
                where t.received_at is null
                returning order_id, visit_id, serving),
            came as (
                select o.order_id, o.visit_id, x.*, o.serving = 'HERE' and x.turn > 0 as in_turn,
                       coalesce(w.state = 'WITHDRAWN', false) as gone
                from opened o
                cross join unnest(?::integer[], ?::text[], ?::integer[], ?::text[], ?::text[], ?::integer[])
                           as x (position, name, quantity, station, options, turn)
                left join kitchen.ticket_line w on w.order_id = o.order_id and w.position = x.position),
            had as (
                select l.turn, l.state
                from (select distinct visit_id from came where in_turn) c
                join kitchen.served_at own on own.visit_id = c.visit_id
                join kitchen.served_at s on s.party_id = own.party_id
                join kitchen.ticket t on t.visit_id = s.visit_id and t.serving = 'HERE'
                join kitchen.ticket_line l on l.order_id = t.order_id and l.turn > 0 and l.state <> 'WITHDRAWN'),
            first as (
                select min(u.turn) as turn
                from (select h.turn from had h where h.state <> 'SERVED'
                      union all
                      select c.turn from came c where c.in_turn and not c.gone) u),
            lines as (
                insert into kitchen.ticket_line as l
                    (order_id, position, name, quantity, station, options, turn, state, came_held)
                select c.order_id, c.position, c.name, c.quantity, c.station,
                       array(select jsonb_array_elements_text(c.options::jsonb)), c.turn,
                       case when h.held then 'HELD' else 'WAITING' end, h.held
                from came c cross join first f
                cross join lateral (
                    select c.in_turn and (exists (select from had x where x.turn = c.turn and x.state = 'HELD')
                                          or coalesce(c.turn > f.turn, false)
                                             and not exists (select from had x where x.turn = c.turn)) as held) h
                on conflict (order_id, position) do update
                set name = excluded.name, quantity = excluded.quantity, station = excluded.station,
                    options = excluded.options, turn = excluded.turn, came_held = excluded.came_held,
                    state = case when l.state = 'WITHDRAWN' then l.state else excluded.state end,
                    withdrawn_from = case when l.state = 'WITHDRAWN' then excluded.state end
                returning position, came_held)
            select (select count(*) from opened) as opened,
                   array(select n.position from lines n where n.came_held
                         union
                         select l.position from kitchen.ticket_line l where l.order_id = ? and l.came_held
                         order by position) as held""";

    /** The next of its store's business day; after the ticket's own row, and before its feed's. */
    static final String PICKUP_NUMBER =
            """
            with next as (
                insert into kitchen.pickup as p (store_id, business_day, number)
                select t.store_id, t.business_day, 1 from kitchen.ticket t where t.order_id = ?
                on conflict (store_id, business_day) do update set number = p.number + 1
                returning number)
            update kitchen.ticket t set pickup_number = next.number from next where t.order_id = ?""";

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
                    when not a.agreed and exists (select from lines where state not in ('HELD', 'WAITING', 'ACCEPTED')) then 'BEGUN'
                    else 'WITHDRAW' end as word
                from asked a),
            withdrawn as (
                insert into kitchen.ticket_line as l (order_id, position, state, withdrawn_by, withdrawn_from)
                select a.order_id, n.position, 'WITHDRAWN', a.saga_id, 'WAITING'
                from asked a, lines n, verdict v where v.word = 'WITHDRAW'
                on conflict (order_id, position) do update
                set state = 'WITHDRAWN', withdrawn_by = excluded.withdrawn_by, withdrawn_from = l.state,
                    unseen = l.name is not null),
            counted as (
                update kitchen.ticket t set version = t.version + 1
                from asked a, verdict v where v.word = 'WITHDRAW' and t.order_id = a.order_id),
            fenced as (
                insert into kitchen.withdrawal (saga_id, order_id, state, positions)
                select a.saga_id, a.order_id, 'WITHDRAWN', (select array_agg(position order by position) from lines)
                from asked a, verdict v where v.word = 'WITHDRAW')
            select v.word, n.position, null::text as stood
            from verdict v left join lines n on v.word = 'BEGUN' and n.state not in ('HELD', 'WAITING', 'ACCEPTED')
            order by n.position""";

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
                update kitchen.ticket_line l
                set state = l.withdrawn_from, withdrawn_by = null, withdrawn_from = null, unseen = false
                from asked a, head where l.order_id = a.order_id and l.withdrawn_by = a.saga_id
                returning l.position)
            select case when exists (select from head) then 'RESTORED' else 'AGAIN' end as word,
                   r.position, null::text as stood
            from (select) one left join restored r on true order by r.position""";

    private static final String SEEN_AND_LOCKED =
            """
            seen as (select t.version from kitchen.ticket t join asked a on a.order_id = t.order_id),
            locked as (
                select t.version from kitchen.ticket t join asked a on a.order_id = t.order_id
                where t.received_at is not null for update of t),
            """;

    /** Lines in one of the states {@code before} are moved; for those that are {@code far} from there it is too early. */
    static final String ADVANCE =
            """
            with asked as (
                select ?::uuid as order_id, ?::integer[] as positions, ?::text as station, ?::text as target,
                       ?::text[] as before, ?::text[] as far),
            """
                    + SEEN_AND_LOCKED
                    + """
            lines as (
                select l.position, l.state,
                       case when cardinality(a.positions) = 0 then l.state not in ('HELD', 'WITHDRAWN')
                            else l.position = any (a.positions) end as wanted
                from kitchen.ticket_line l join asked a on a.order_id = l.order_id
                where l.name is not null and (a.station is null or l.station = a.station)),
            verdict as (
                select case
                    when not exists (select from locked) then 'UNKNOWN_TICKET'
                    when (select version from locked) <> (select version from seen) then 'AGAIN'
                    when not exists (select from lines)
                      or exists (select unnest(a.positions) except select position from lines) then 'UNKNOWN_LINE'
                    when exists (select from lines where wanted and state = 'HELD')
                      or not exists (select from lines where wanted)
                         and exists (select from lines where state = 'HELD') then 'LINE_HELD'
                    when not exists (select from lines where wanted)
                      or exists (select from lines where wanted and state = 'WITHDRAWN') then 'LINE_WITHDRAWN'
                    when exists (select from lines where wanted and state = any (a.far)) then 'TOO_EARLY'
                    else 'ADVANCED' end as word
                from asked a),
            counted as (
                update kitchen.ticket t set version = t.version + 1
                from asked a, verdict v where v.word = 'ADVANCED' and t.order_id = a.order_id),
            moved as (
                update kitchen.ticket_line l
                set state = a.target,
                    made_at = case when a.target in ('READY', 'SERVED') then coalesce(l.made_at, clock_timestamp()) end
                from asked a, lines n, verdict v
                where v.word = 'ADVANCED' and n.wanted and l.order_id = a.order_id and l.position = n.position
                  and n.state = any (a.before)
                returning l.position, n.state as stood)
            select v.word, m.position, m.stood
            from verdict v left join moved m on true order by m.position""";

    static final String LAST_BUMP =
            """
            select b.order_id, b.number from kitchen.bump b
            where b.store_id = ? and b.station is not distinct from ?::text and b.recalled_at is null
              and exists (select from kitchen.ticket_line l
                          where l.order_id = b.order_id and l.position = any (b.positions) and l.state = 'READY')
            order by b.number desc limit 1""";

    /** Two who recall at once mean the same bump: the second one finds it done. */
    static final String RECALL =
            """
            with asked as (
                select b.order_id, b.number, b.store_id, b.positions, b.states, b.recalled_at is not null as done
                from kitchen.bump b where b.store_id = ? and b.number = ?),
            """
                    + SEEN_AND_LOCKED
                    + """
            verdict as (
                select case
                    when (select version from locked) <> (select version from seen) then 'AGAIN'
                    when a.done or exists (select from kitchen.ticket_line l
                                           where l.order_id = a.order_id and l.position = any (a.positions)
                                             and l.state = 'READY') then 'ADVANCED'
                    else 'NOTHING_TO_RECALL' end as word
                from asked a),
            recalled as (
                update kitchen.bump b set recalled_at = now()
                from asked a, verdict v
                where v.word = 'ADVANCED' and not a.done and b.store_id = a.store_id and b.number = a.number),
            counted as (
                update kitchen.ticket t set version = t.version + 1
                from asked a, verdict v where v.word = 'ADVANCED' and not a.done and t.order_id = a.order_id),
            moved as (
                update kitchen.ticket_line l set state = x.state, made_at = null
                from asked a cross join lateral unnest(a.positions, a.states) as x (position, state) cross join verdict v
                where v.word = 'ADVANCED' and not a.done and l.order_id = a.order_id and l.position = x.position
                  and l.state = 'READY'
                returning l.position)
            select v.word, m.position, null::text as stood from verdict v left join moved m on true order by m.position""";

    /** What is taken back while this waits for it was not seen. */
    static final String ACKNOWLEDGE =
            """
            with asked as (select ?::uuid as order_id, ?::integer[] as positions, ?::text as station),
            locked as (
                select t.order_id from kitchen.ticket t join asked a on a.order_id = t.order_id
                where t.received_at is not null for update of t),
            lines as (
                select l.position from kitchen.ticket_line l join asked a on a.order_id = l.order_id
                where l.name is not null and (a.station is null or l.station = a.station)),
            verdict as (
                select case
                    when not exists (select from locked) then 'UNKNOWN_TICKET'
                    when not exists (select from lines)
                      or exists (select unnest(a.positions) except select position from lines) then 'UNKNOWN_LINE'
                    else 'ADVANCED' end as word
                from asked a),
            counted as (
                update kitchen.ticket t set version = t.version + 1
                from asked a, verdict v where v.word = 'ADVANCED' and t.order_id = a.order_id),
            moved as (
                update kitchen.ticket_line l set unseen = false
                from asked a, lines n, verdict v
                where v.word = 'ADVANCED' and l.order_id = a.order_id and l.position = n.position and l.unseen
                  and (cardinality(a.positions) = 0 or l.position = any (a.positions))
                returning l.position)
            select v.word, m.position, null::text as stood
            from verdict v left join moved m on true order by m.position""";

    /** The last of a change: its store's next number, if the ticket has come. */
    static final String NUMBER =
            """
            with asked as (select ?::uuid as order_id),
            fed as (
                insert into kitchen.feed as f (store_id, number)
                select t.store_id, 1 from kitchen.ticket t join asked a on a.order_id = t.order_id
                where t.received_at is not null
                on conflict (store_id) do update set number = f.number + 1
                returning number)
            update kitchen.ticket t
            set number = f.number,
                open = exists (select from kitchen.ticket_line l
                               where l.order_id = t.order_id and (l.unseen or l.state not in ('SERVED', 'WITHDRAWN')))
            from asked a, fed f where t.order_id = a.order_id
            returning t.number""";

    static final String BUMPED =
            """
            insert into kitchen.bump (store_id, number, station, order_id, positions, states)
            values (?, ?, ?, ?, ?::integer[], ?::text[])""";

    private TicketSql() {}
}
