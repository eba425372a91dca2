-- What the kitchen makes; one ticket an order. One that is withdrawn before it comes has neither store nor table yet.
create table kitchen.ticket (
    order_id    uuid primary key,
    store_id    uuid,
    table_id    uuid,
    received_at timestamptz,
    -- Grows with every change, so that none decides by what another has changed meanwhile.
    version     integer not null default 0,
    check (num_nulls(store_id, table_id, received_at) in (0, 3))
) with (fillfactor = 80);

create index ticket_of_store on kitchen.ticket (store_id, order_id);

-- A line withdrawn before its ticket comes has no name yet.
create table kitchen.ticket_line (
    order_id       uuid    not null,
    position       integer not null check (position > 0),
    name           text,
    quantity       integer check (quantity > 0),
    -- The names of what the guest chose with it.
    options        text[]  not null default '{}',
    state          text    not null check (state in ('WAITING', 'PREPARING', 'READY', 'SERVED', 'WITHDRAWN')),
    withdrawn_by   uuid,
    withdrawn_from text    check (withdrawn_from in ('WAITING', 'PREPARING', 'READY', 'SERVED')),
    primary key (order_id, position),
    check (num_nulls(withdrawn_by, withdrawn_from) = case state when 'WITHDRAWN' then 0 else 2 end),
    check ((name is null) = (quantity is null))
) with (fillfactor = 80);

-- The fence that makes a withdrawal and its undo repeatable, in either order.
create table kitchen.withdrawal (
    saga_id   uuid primary key,
    order_id  uuid      not null,
    state     text      not null check (state in ('WITHDRAWN', 'RESTORED')),
    positions integer[] not null default '{}',
    at        timestamptz not null default now()
);
