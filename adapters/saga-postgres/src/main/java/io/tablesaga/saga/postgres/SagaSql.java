package io.tablesaga.saga.postgres;

/** The statements of {@link SagaLog}. Each one that changes a saga writes its journal too. */
final class SagaSql {

    static final String BORN =
            """
            insert into saga.saga (id, state, owner, owner_epoch, deadline, due_at, finished_at)
            select id, state, owner, owner_epoch, now() + deadline_ms * interval '1 millisecond',
                   now() + due_ms * interval '1 millisecond', case when ended then now() end
            from (values (?::uuid, ?, ?, ?::bigint, ?::bigint, ?::bigint, ?::boolean))
                 as v (id, state, owner, owner_epoch, deadline_ms, due_ms, ended)
            returning id""";

    /** The commit waits for no disk: a saga without a step has nothing to lose, and a step's commit takes it along. */
    static final String BORN_WITHOUT_A_STEP = "with s as (" + BORN
            + """
            ),
            j as (insert into saga.journal (saga_id, node, event) select id, ?, 'BORN' from s)
            select count(*) from s where set_config('synchronous_commit', 'off', true) = 'off'""";

    /** The guard against a step that enlists while its saga is being undone: no row, no step. */
    static final String JOINED = "select id from saga.saga where id = ? and state = 'RUNNING' for no key update";

    /** The same guard for steps that bring a decider or a limit of their own. */
    static final String JOINED_AND_CHANGED =
            """
            update saga.saga
            set state = case when ? then 'IN_DOUBT' else state end,
                deadline = least(deadline, now() + ?::bigint * interval '1 millisecond'),
                due_at = case when ? then now() + ?::bigint * interval '1 millisecond'
                              else least(due_at, now() + ?::bigint * interval '1 millisecond') end,
                owner = case when ? then ? else owner end,
                owner_epoch = case when ? then ?::bigint else owner_epoch end
            where id = ? and state = 'RUNNING'
            returning id""";

    /** %s is where their saga is found. */
    private static final String STEPS =
            """
            insert into saga.step (saga_id, enlisted_on, route_id, compensation, completion, decider, options)
            select s.id, v.node, x.route_id, x.compensation, x.completion, x.decider, x.options::jsonb
            from %s as s, (values (?)) as v (node),
                 unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[]) with ordinality
                    as x (route_id, compensation, completion, decider, options, n)
            order by x.n""";

    static final String STEPS_JOINED = STEPS.formatted("(" + JOINED + ")");

    /** The journal's lines come after the steps, so that their numbers are higher. */
    static final String STEPS_AND_JOURNAL =
            """
            st as (%s returning id),
            j as (
                insert into saga.journal (saga_id, node, event)
                select s.id, ?, e.event
                from s, unnest(?::text[]) with ordinality as e (event, n), (select count(*) from st) as after
                order by e.n)
            select count(*) from s"""
                    .formatted(STEPS.formatted("s"));

    /** Nothing, where a step has a completion: that is {@link #COMPLETING}'s. */
    static final String COMPLETED =
            """
            with s as (
                update saga.saga x
                set state = 'COMPLETED', finished_at = now(), epoch = x.epoch + 1
                where x.id = ? and x.state in ('RUNNING', 'IN_DOUBT')
                  and not exists (select from saga.step t where t.saga_id = x.id and t.completion is not null)
                returning x.id),
            j as (insert into saga.journal (saga_id, node, event) select id, ?, 'COMPLETED' from s)
            select count(*) from s""";

    static final String COMPLETING =
            """
            with s as (
                update saga.saga
                set state = 'COMPLETING', owner = ?, owner_epoch = ?, epoch = epoch + 1, attempts = 0,
                    due_at = now() + ?::bigint * interval '1 millisecond'
                where id = ? and state in ('RUNNING', 'IN_DOUBT')
                returning id, state, epoch),
            j as (insert into saga.journal (saga_id, node, event) select id, ?, state from s)
            select id, state, epoch from s""";

    static final String COMPENSATE =
            """
            with s as (
                update saga.saga
                set state = 'COMPENSATING', owner = ?, owner_epoch = ?, epoch = epoch + 1, attempts = 0,
                    due_at = now() + ?::bigint * interval '1 millisecond'
                where id = ? and state = any (?)
                returning id, state, epoch),
            j as (insert into saga.journal (saga_id, node, event, detail) select id, ?, state, ? from s)
            select id, state, epoch from s""";

    static final String AWAIT =
            """
            with s as (
                update saga.saga
                set state = 'RUNNING', owner = null, owner_epoch = null, attempts = 0, due_at = deadline
                where id = ? and state in ('IN_DOUBT', 'RUNNING')
                returning id),
            j as (insert into saga.journal (saga_id, node, event) select id, ?, 'WAITING' from s)
            select count(*) from s""";

    static final String ASK =
            """
            with s as (
                update saga.saga set due_at = now() + ?::bigint * interval '1 millisecond'
                where id = ? and state = 'IN_DOUBT'
                returning id),
            j as (insert into saga.journal (saga_id, node, event) select id, ?, 'ANSWER_LOST' from s)
            select count(*) from s""";

    /** A decider that is at work already is asked once more: what it sees may be older than the reason for the hurry. */
    static final String HURRY =
            """
            with s as (
                update saga.saga set due_at = now()
                where id = ? and state = 'IN_DOUBT'
                returning id),
            j as (insert into saga.journal (saga_id, node, event) select id, ?, 'HURRIED' from s)
            select count(*) from s""";

    static final String REVIEW =
            """
            with s as (
                update saga.saga set state = 'REVIEW', owner = null, owner_epoch = null, last_error = ?
                where id = ? and state = 'IN_DOUBT'
                returning id),
            j as (insert into saga.journal (saga_id, node, event, detail) select id, ?, 'REVIEW', ? from s)
            select count(*) from s""";

    static final String REOPEN =
            """
            with s as (
                update saga.saga set state = 'IN_DOUBT', due_at = now(), attempts = 0
                where id = ? and state = 'REVIEW'
                returning id),
            j as (insert into saga.journal (saga_id, node, event, detail) select id, ?, 'REOPENED', ? from s)
            select count(*) from s""";

    static final String RETRY =
            """
            with s as (
                update saga.saga x
                set state = case when exists (select 1 from saga.journal o
                                              where o.saga_id = x.id and o.event = 'COMPENSATING')
                                 then 'COMPENSATING' else 'COMPLETING' end,
                    due_at = now(), owner = null, owner_epoch = null, attempts = 0
                where id = ? and state = 'STUCK'
                returning id),
            st as (update saga.step set attempts = 0 from s where saga_id = s.id and not done),
            j as (insert into saga.journal (saga_id, node, event, detail) select id, ?, 'RETRIED', ? from s)
            select count(*) from s""";

    static final String RESOLVE =
            """
            with s as (
                update saga.saga set state = ?, finished_at = now(), owner = null, owner_epoch = null
                where id = ? and state in ('STUCK', 'REVIEW')
                returning id),
            j as (insert into saga.journal (saga_id, node, event, detail) select id, ?, 'RESOLVED', ? from s)
            select count(*) from s""";

    static final String OPEN_STEPS =
            """
            select id, route_id, compensation, completion, decider, options, attempts
            from saga.step where saga_id = ? and not done order by id""";

    /** What a step tells itself and the journal's own lines, as one. */
    static final String JOURNAL =
            """
            select at, node, event, step, attempt, detail
            from (select id, at, node, event, step, attempt, detail from saga.journal where saga_id = ?
                  union all
                  select id, enlisted_at, enlisted_on, 'ENLISTED', route_id, null, null from saga.step where saga_id = ?)
                 as happened
            order by event <> 'BORN', id limit ?""";

    static final String STEP_DONE =
            """
            with st as (
                update saga.step t set done = true
                from saga.saga s
                where t.id = ? and s.id = ? and t.saga_id = s.id and s.epoch = ? and not t.done
                returning t.saga_id, t.route_id, t.attempts),
            j as (insert into saga.journal (saga_id, node, event, step, attempt)
                  select saga_id, ?, ?, route_id, attempts + 1 from st)
            select count(*) from st""";

    static final String ENDED =
            """
            with s as (
                update saga.saga set state = ?, finished_at = now()
                where id = ? and epoch = ? and state in ('COMPENSATING', 'COMPLETING')
                returning id, state),
            j as (insert into saga.journal (saga_id, node, event) select id, ?, state from s)
            select count(*) from s""";

    static final String FAILED =
            """
            with st as (
                update saga.step set attempts = attempts + 1, last_error = ? where saga_id = ? and id = ?
                returning saga_id, route_id, attempts),
            s as (
                update saga.saga x
                set state = case when ? then 'STUCK' else x.state end,
                    due_at = now() + ?::bigint * interval '1 millisecond', last_error = ?, attempts = x.attempts + 1
                from st
                where x.id = st.saga_id and x.id = ? and x.epoch = ?
                returning x.id),
            j as (insert into saga.journal (saga_id, node, event, step, attempt, detail)
                  select s.id, ?, ?, st.route_id, st.attempts, ? from s, st)
            select count(*) from s""";

    static final String UNDECIDED =
            """
            with s as (
                update saga.saga
                set attempts = attempts + 1, due_at = now() + ?::bigint * interval '1 millisecond', last_error = ?
                where id = ? and epoch = ? and state = 'IN_DOUBT'
                returning id, attempts),
            j as (insert into saga.journal (saga_id, node, event, attempt, detail)
                  select id, ?, 'UNDECIDED', attempts, ? from s)
            select count(*) from s""";

    /**
     * No join with the nodes: when another node claims the row first, PostgreSQL checks the new row against the node
     * joined to the old one, and would take its owner for dead (RecoveryTest's two nodes).
     */
    static final String CLAIM_DUE =
            """
            with due as (
                select s.id, s.state, s.owner,
                       s.owner is not null and coalesce((select n.lease_until from saga.node n
                           where n.name = s.owner and n.epoch = s.owner_epoch), '-infinity') < now() as orphaned
                from saga.saga s
                where s.state in ('RUNNING', 'IN_DOUBT', 'COMPENSATING', 'COMPLETING')
                  and (s.due_at <= now()
                       or s.owner is not null and coalesce((select n.lease_until from saga.node n
                           where n.name = s.owner and n.epoch = s.owner_epoch), '-infinity') < now())
                order by s.due_at
                limit ?
                for update skip locked),
            taken as (
                update saga.saga s
                set state = case when s.state = 'RUNNING' then 'COMPENSATING' else s.state end,
                    owner = ?, owner_epoch = ?, epoch = s.epoch + 1,
                    due_at = now() + ?::bigint * interval '1 millisecond'
                from due where s.id = due.id
                returning s.id, s.state, s.epoch, s.attempts, due.state as was, due.owner as from_owner, due.orphaned),
            j as (
                insert into saga.journal (saga_id, node, event, detail)
                select id, ?, case when was = 'RUNNING' then 'COMPENSATING' else 'TAKEN_OVER' end,
                       case when orphaned then 'its owner ' || from_owner || ' died' else 'its deadline passed' end
                from taken where was = 'RUNNING' or orphaned)
            select id, state, epoch, attempts from taken""";

    static final String PROLONG =
            """
            update saga.saga s set due_at = now() + ?::bigint * interval '1 millisecond'
            from unnest(?::uuid[], ?::bigint[]) as h (id, epoch)
            where s.id = h.id and s.epoch = h.epoch and s.state in ('IN_DOUBT', 'COMPENSATING', 'COMPLETING')
              and s.due_at < now() + ?::bigint * interval '1 millisecond'""";

    static final String COME_TO_LIFE =
            """
            insert into saga.node (name, epoch, lease_until) values (?, 1, now() + ?::bigint * interval '1 millisecond')
            on conflict (name) do update set epoch = node.epoch + 1, lease_until = excluded.lease_until
            returning epoch""";

    static final String HEARTBEAT =
            """
            update saga.node set lease_until = now() + ?::bigint * interval '1 millisecond'
            where name = ? and epoch = ?""";

    private SagaSql() {}
}
