-- Messages that leave with the transaction that causes them; kept as the event log, a partition a month (UTC).
create sequence outbox.message_seq;

create table outbox.message (
    id              uuid        not null,
    seq             bigint      not null default nextval('outbox.message_seq'),
    destination     text        not null,
    key             text        not null,
    type            text        not null,
    body            text        not null,
    created_at      timestamptz not null default now(),
    sent_at         timestamptz,
    -- Where Kafka keeps it; null for a queue, and for what a broker has lost again.
    topic_partition integer,
    topic_offset    bigint,
    primary key (id, created_at)
) partition by range (created_at);

-- Read by «unsent», never by a watermark: a lower number may commit after a higher one.
create index unsent on outbox.message (split_part(destination, ':', 1), seq) where sent_at is null;

-- What a queue has acknowledged last, in case it has lost it.
create index sent on outbox.message (split_part(destination, ':', 1), sent_at)
    where sent_at is not null and topic_partition is null;

-- Attached, not created in place: that would lock orders out for as long as a reader of the log takes.
create function outbox.create_months(ahead integer) returns void language plpgsql as $$
declare
    first timestamp := date_trunc('month', now() at time zone 'UTC');
    month text;
begin
    perform pg_advisory_xact_lock(hashtext('outbox.months'));
    for n in 0..ahead loop
        month := 'message_' || to_char(first, 'YYYY_MM');
        if to_regclass('outbox.' || month) is null then
            execute format('create table outbox.%I (like outbox.message including defaults) with (fillfactor = 80)', month);
            execute format('alter table outbox.message attach partition outbox.%I for values from (%L) to (%L)',
                           month, first || '+00', first + interval '1 month' || '+00');
        end if;
        first := first + interval '1 month';
    end loop;
end $$;

-- Gives up at once when somebody reads the log, for orders would wait behind it; the next hour tries again.
create function outbox.drop_months(keep integer) returns void language plpgsql as $$
declare
    month text;
    unsent boolean;
begin
    perform pg_advisory_xact_lock(hashtext('outbox.months'));
    perform set_config('lock_timeout', '200ms', true);
    for month in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'outbox.message'::regclass
          and c.relname < 'message_' || to_char((now() at time zone 'UTC') - make_interval(months => keep), 'YYYY_MM')
    loop
        execute format('select exists (select from outbox.%I where sent_at is null)', month) into unsent;
        if not unsent then
            execute format('drop table outbox.%I', month);
        end if;
    end loop;
end $$;

select outbox.create_months(2);

-- Who relays at all; a share of the leases is everyone's.
create table outbox.relay (
    broker     text        not null,
    node       text        not null,
    seen_until timestamptz not null,
    primary key (broker, node)
);

-- One relay at a time for each partition of the keys. A new holder gets a new epoch, which fences the one before it.
create table outbox.lease (
    broker      text        not null,
    partition   integer     not null,
    node        text        not null,
    epoch       bigint      not null,
    lease_until timestamptz not null,
    primary key (broker, partition)
) with (fillfactor = 50);

-- The last offset Kafka has acknowledged, to see whether it still has it.
create table outbox.reached (
    destination     text    not null,
    topic_partition integer not null,
    topic_offset    bigint  not null,
    primary key (destination, topic_partition)
) with (fillfactor = 50);

-- What whoever follows a topic could make nothing of, and went past: for an operator, who finds the event at its place.
create table outbox.set_aside (
    follower  text    not null,
    topic     text    not null,
    partition integer not null,
    position  bigint  not null,
    key       text    not null,
    reason    text    not null,
    at        timestamptz not null default now(),
    primary key (follower, topic, partition, position)
);
