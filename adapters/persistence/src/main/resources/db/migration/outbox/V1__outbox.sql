-- Messages that leave with the transaction that causes them; kept as the event log.
create table outbox.message (
    id          uuid primary key,
    seq         bigint generated always as identity,
    destination text        not null,
    key         text        not null,
    type        text        not null,
    body        text        not null,
    created_at  timestamptz not null default now(),
    sent_at     timestamptz
) with (fillfactor = 80);

-- Read by «unsent», never by a watermark: a lower number may commit after a higher one.
create index unsent on outbox.message (seq) where sent_at is null;

create table outbox.relay (
    id          integer primary key check (id = 1),
    node        text        not null,
    epoch       bigint      not null default 0,
    lease_until timestamptz not null
);
insert into outbox.relay (id, node, lease_until) values (1, '', now());
