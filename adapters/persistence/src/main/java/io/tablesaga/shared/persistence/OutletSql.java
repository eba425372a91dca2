package io.tablesaga.shared.persistence;

/** The statements of {@link JdbcOutlet}. */
final class OutletSql {

    /** Refused while others relay with another number: a key could then have two relays. */
    static final String OTHERS =
            "select count(*) from outbox.relay where broker = ? and node <> ? and seen_until > now()";

    static final String PARTITIONS = "select count(*) from outbox.lease where broker = ?";

    static final String REPARTITION =
            """
            with fewer as (delete from outbox.lease where broker = ? and partition >= ?),
            fenced as (update outbox.lease set epoch = epoch + 1, lease_until = now() where broker = ? and partition < ?)
            insert into outbox.lease (broker, partition, node, epoch, lease_until)
            select ?, n, '', 0, now() from generate_series(0, ?::integer - 1) as n
            on conflict do nothing""";

    /**
     * Keeps what this node holds up to its share, gives back what is above it, and takes what nobody holds. Rows that
     * another node is just taking are passed over.
     */
    static final String LEASE =
            """
            with seen as (
                insert into outbox.relay (broker, node, seen_until) values (?, ?, now() + ? * interval '1 millisecond')
                on conflict (broker, node) do update set seen_until = excluded.seen_until),
            gone as (
                delete from outbox.relay where seen_until < now() - interval '1 hour'),
            mine as (
                select partition from outbox.lease
                where broker = ? and (lease_until < now() or node = ?)
                order by (node = ? and lease_until >= now()) desc, partition
                limit (select ceil(?::numeric / (1 + count(*)))::bigint from outbox.relay
                       where broker = ? and node <> ? and seen_until > now())
                for update skip locked),
            above as (
                update outbox.lease set lease_until = now() - interval '1 millisecond'
                where broker = ? and node = ? and lease_until >= now() and partition not in (select partition from mine))
            update outbox.lease l
            set epoch = case when l.node = ? and l.lease_until >= now() then l.epoch else l.epoch + 1 end,
                node = ?, lease_until = now() + ? * interval '1 millisecond'
            from mine where l.broker = ? and l.partition = mine.partition
            returning l.partition, l.epoch""";

    static final String UNSENT =
            """
            select m.id, m.destination, m.key, m.type, m.body, m.created_at, mod(abs(hashtext(m.key)::bigint), ?)
            from outbox.message m
            where split_part(m.destination, ':', 1) = ? and m.sent_at is null
              and mod(abs(hashtext(m.key)::bigint), ?) = any (array(
                  select partition from outbox.lease where broker = ? and node = ? and lease_until > now()))
            order by m.seq
            limit ?""";

    static final String SENT =
            """
            with acknowledged as (
                select * from unnest(?::uuid[], ?::timestamptz[], ?::integer[], ?::bigint[], ?::integer[], ?::bigint[])
                    as a (id, created_at, partition, epoch, topic_partition, topic_offset)),
            marked as (
                update outbox.message m
                set sent_at = now(), topic_partition = a.topic_partition, topic_offset = a.topic_offset
                from acknowledged a
                join outbox.lease l
                  on l.broker = ? and l.node = ? and l.partition = a.partition and l.epoch = a.epoch
                where m.id = a.id and m.created_at = a.created_at and m.sent_at is null
                returning m.destination, m.topic_partition, m.topic_offset),
            reached as (
                insert into outbox.reached as r (destination, topic_partition, topic_offset)
                select destination, topic_partition, max(topic_offset) from marked
                where topic_partition is not null group by destination, topic_partition
                order by destination, topic_partition
                on conflict (destination, topic_partition)
                do update set topic_offset = greatest(r.topic_offset, excluded.topic_offset))
            select count(*) from marked""";

    static final String LOST =
            """
            with behind as (
                update outbox.reached set topic_offset = ?::bigint - 1
                where destination = ? and topic_partition = ? and topic_offset = ?
                returning destination, topic_partition)
            update outbox.message m
            set sent_at = null, topic_partition = null, topic_offset = null
            from behind b
            where m.destination = b.destination and m.topic_partition = b.topic_partition and m.topic_offset >= ?
            returning m.id""";

    /** Counted from the last acknowledgement, not from now: the broker may have been away for long. */
    static final String PERHAPS_LOST =
            """
            with last as (
                select max(sent_at) as at from outbox.message
                where split_part(destination, ':', 1) = ? and sent_at is not null and topic_partition is null),
            tail as (
                select m.id, m.created_at from outbox.message m, last
                where split_part(m.destination, ':', 1) = ? and m.topic_partition is null
                  and m.sent_at > last.at - ? * interval '1 millisecond'
                order by m.sent_at desc limit 10000)
            update outbox.message m set sent_at = null
            from tail t where m.id = t.id and m.created_at = t.created_at""";

    static final String LEAVE =
            """
            with left_over as (
                update outbox.lease set lease_until = now() - interval '1 millisecond'
                where broker = ? and node = ? and lease_until >= now())
            delete from outbox.relay where broker = ? and node = ?""";

    private OutletSql() {}
}
