-- What is available, held and sold; every hold is also the fence that makes its commands repeatable.
create table stock.item (
    id        uuid primary key,
    store_id  uuid    not null,
    available integer not null check (available >= 0),
    held      integer not null default 0 check (held >= 0),
    sold      integer not null default 0 check (sold >= 0),
    -- Staff say so; infinity until somebody ends it. What is held or sold by then stays so.
    sold_out_until  timestamptz,
    sold_out_reason text
) with (fillfactor = 20);

-- Messages that have marked an item; the fence that makes them repeatable.
create table stock.mark_message (
    id uuid primary key
);

create table stock.hold (
    order_id uuid primary key,
    saga_id  uuid,
    state    text        not null check (state in ('HELD', 'RELEASED', 'SOLD')),
    items    uuid[]      not null default '{}',
    quantities integer[] not null default '{}',
    held_at  timestamptz not null default now(),
    -- How often something was taken back, so that none is counted by what another has changed meanwhile.
    take_backs integer   not null default 0
) with (fillfactor = 80);

-- What came back of sold stock; the fence that makes a take-back repeatable.
create table stock.taken_back (
    saga_id    uuid primary key,
    order_id   uuid        not null,
    items      uuid[]      not null,
    quantities integer[]   not null,
    discarded  boolean     not null,
    at         timestamptz not null default now()
);

create index taken_back_of_order on stock.taken_back (order_id);

create table stock.movement (
    id       uuid primary key,
    store_id uuid        not null,
    item_id  uuid        not null,
    quantity integer     not null check (quantity <> 0),
    reason   text        not null,
    moved_at timestamptz not null default now()
);

create index movement_of_item on stock.movement (item_id);
