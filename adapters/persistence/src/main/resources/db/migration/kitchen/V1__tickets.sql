-- Where what a visit ordered is served; it may move after it has ordered.
create table kitchen.served_at (
    visit_id uuid primary key,
    table_id uuid    not null,
    -- The visit they are all one with by now; its own, unless it was merged.
    party_id uuid    not null,
    -- The visit's last move that was heard of: an earlier one that comes late changes nothing.
    moves    integer not null default 0
) with (fillfactor = 80);

create index served_at_of_party on kitchen.served_at (party_id);

-- What the kitchen makes; one ticket an order. One that is withdrawn before it comes has neither store nor table yet.
create table kitchen.ticket (
    order_id    uuid primary key,
    store_id    uuid,
    -- Where it is served, as it is known.
    table_id    uuid,
    visit_id    uuid,
    received_at timestamptz,
    -- What it is called by, unique in its store's business day.
    business_day  date,
    pickup_number integer,
    serving     text check (serving in ('HERE', 'TO_GO')),
    -- Grows with every change, so that none decides by what another has changed meanwhile.
    version     integer not null default 0,
    -- Of its last change, in its store's feed.
    number      bigint,
    -- Whether any line is not served yet, or was taken back and not seen so.
    open        boolean not null default false,
    -- W3C Trace Context of the request that placed the order.
    traceparent text,
    check (num_nulls(store_id, table_id, received_at, business_day, serving) in (0, 5))
) with (fillfactor = 80);

create index ticket_of_store on kitchen.ticket (store_id, order_id);
create index ticket_of_visit on kitchen.ticket (visit_id);
create index ticket_open on kitchen.ticket (store_id, order_id) where open;
create unique index ticket_by_number on kitchen.ticket (store_id, number);

create unique index ticket_by_pickup_number on kitchen.ticket (store_id, business_day, pickup_number);

-- The last pickup number of a store's business day. It is taken as the ticket comes in: no guest waits for it.
create table kitchen.pickup (
    store_id     uuid not null,
    business_day date not null,
    number       integer not null,
    primary key (store_id, business_day)
) with (fillfactor = 50);

-- How many changes a store's tickets have had. Whoever changes one counts here last and keeps the row until the commit:
-- so numbers are committed in their order and without a gap, and a reader who has seen one has seen all before it.
create table kitchen.feed (
    store_id uuid primary key,
    number   bigint not null
) with (fillfactor = 50);

-- A line withdrawn before its ticket comes has no name yet.
create table kitchen.ticket_line (
    order_id       uuid    not null,
    position       integer not null check (position > 0),
    name           text,
    quantity       integer check (quantity > 0),
    -- Where it is made, as it was sold; empty where the menu names none.
    station        text    not null default '',
    -- The names of what the guest chose with it.
    options        text[]  not null default '{}',
    -- In which it is served; 0 for at once.
    turn           integer not null default 0,
    state          text    not null check (state in ('HELD', 'WAITING', 'ACCEPTED', 'PREPARING', 'READY', 'SERVED', 'WITHDRAWN')),
    withdrawn_by   uuid,
    withdrawn_from text    check (withdrawn_from in ('HELD', 'WAITING', 'ACCEPTED', 'PREPARING', 'READY', 'SERVED')),
    -- It was taken back after its ticket came, and its station has not said that it has seen that.
    unseen         boolean not null default false,
    -- It was held as it came: it comes out on paper when it is fired for the first time, and not before.
    came_held      boolean not null default false,
    -- Its time counts from there; null for what was never fired.
    fired_at       timestamptz,
    -- When it became READY; a recall empties it.
    made_at        timestamptz,
    primary key (order_id, position),
    check (num_nulls(withdrawn_by, withdrawn_from) = case state when 'WITHDRAWN' then 0 else 2 end),
    check (not unseen or state = 'WITHDRAWN'),
    check ((name is null) = (quantity is null))
) with (fillfactor = 80);

-- What was bumped, and where each of its lines stood before: for a recall.
create table kitchen.bump (
    store_id    uuid      not null,
    number      bigint    not null,
    -- Where it was said; null for a place that sees all stations.
    station     text,
    order_id    uuid      not null,
    positions   integer[] not null,
    states      text[]    not null,
    recalled_at timestamptz,
    primary key (store_id, number)
) with (fillfactor = 80);

create index bump_to_recall on kitchen.bump (store_id, station, number) where recalled_at is null;

-- The fence that makes a withdrawal and its undo repeatable, in either order.
create table kitchen.withdrawal (
    saga_id   uuid primary key,
    order_id  uuid      not null,
    state     text      not null check (state in ('WITHDRAWN', 'RESTORED')),
    positions integer[] not null default '{}',
    at        timestamptz not null default now()
);
