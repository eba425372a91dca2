-- Stores and their tables.
create table floor.store (
    id   uuid primary key,
    name text not null,
    time_zone text not null default 'Asia/Seoul',
    -- The seller, as receipts have to name it: 상호, 사업자등록번호, 주소.
    trade_name      text,
    business_number text,
    address         text,
    -- What begins a visit beside the staff, who always may: nothing, the table's tablet with a join code, or a slip.
    visit_start text not null default 'STAFF' check (visit_start in ('STAFF', 'CODE', 'SLIP')),
    payment     text not null default 'PREPAY' check (payment in ('PREPAY', 'AT_COUNTER_ALLOWED')),
    -- A visit's first order has to say how many they are.
    head_count  boolean not null default false,
    -- Of an order that does not say so.
    serving     text not null default 'HERE' check (serving in ('HERE', 'TO_GO')),
    -- What a party orders for a later turn is held until staff fire it.
    in_turns    boolean not null default false,
    -- In local time, as HoursText writes them; without any, day and night.
    hours       text not null default 'mon 00:00-24:00; tue 00:00-24:00; wed 00:00-24:00; thu 00:00-24:00; fri 00:00-24:00; sat 00:00-24:00; sun 00:00-24:00; last-order 0',
    -- Those that make only so much at once, as StationsJson writes them.
    stations    jsonb   not null default '[]',
    -- What guests can call staff for.
    call_reasons text[] not null default '{WATER,CUTLERY,SIDES,WIPES,BILL,HELP,OTHER}',
    -- The last pause; without an end until somebody ends it.
    paused_at    timestamptz,
    paused_until timestamptz,
    pause_reason text,
    -- A slow hash of what binds a tablet to a table; null until a manager sets it.
    tablet_pin  text,
    version     int not null default 1
);

create table floor.dining_table (
    id       uuid primary key,
    store_id uuid not null references floor.store (id),
    name     text not null,
    -- What the printed QR names: 244 random bits. It opens nothing alone; set to its default it is another one.
    code     text not null unique default translate(encode(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()),
                                                           'base64'), '+/=', '-_'),
    -- Orders keep naming a table that is gone.
    removed_at timestamptz
);

create unique index table_name on floor.dining_table (store_id, name) where removed_at is null;

-- A party's stay at a table, from being seated to the table being cleared.
create table floor.visit (
    id       uuid primary key,
    store_id uuid not null references floor.store (id),
    table_id uuid not null references floor.dining_table (id),
    guests   integer check (guests > 0),
    began_at timestamptz not null default now(),
    ended_at timestamptz,
    -- Read aloud at the table and typed in, so it is kept as it is; it lives for minutes.
    join_code       text,
    join_code_until timestamptz,
    -- How often the party has gone to another table, for whoever hears of it late.
    moves     integer not null default 0,
    -- It was cleared while orders of it were not settled.
    left_open boolean not null default false,
    -- It ended because its party went to this one's table; what it had ordered is this one's.
    merged_into uuid references floor.visit (id)
);

create index visit_merged on floor.visit (merged_into) where merged_into is not null;

create index visit_at_table on floor.visit (table_id, ended_at);

create unique index visit_running on floor.visit (table_id) where ended_at is null;

-- Guests' phones, each in one visit; the token's SHA-256 is all that is kept of it.
create table floor.phone (
    id         uuid primary key,
    visit_id   uuid not null references floor.visit (id),
    -- Null from a move until the phone fetches its new token, and for a phone that has left.
    token_hash bytea unique,
    -- The token from before a move: it fetches the new one, once.
    moved_hash  bytea unique,
    moved_until timestamptz,
    -- Of a guest who has signed in.
    account_id uuid,
    joined_at  timestamptz not null default now(),
    left_at    timestamptz
);

create index phone_of_visit on floor.phone (visit_id);

-- Tablets that a manager has bound to a table.
create table floor.tablet (
    id         uuid primary key,
    store_id   uuid not null references floor.store (id),
    table_id   uuid not null references floor.dining_table (id),
    -- For staff to tell tablets apart.
    name       text not null default '',
    token_hash bytea not null unique,
    bound_at   timestamptz not null default now(),
    released_at timestamptz
);

-- Somebody at the table asks to join; a phone or tablet of the visit lets them. Gone when the table is cleared.
create table floor.ask (
    id         uuid primary key,
    visit_id   uuid not null references floor.visit (id),
    name       text not null,
    -- Of the asker's secret, which becomes their phone's token.
    token_hash bytea not null unique,
    account_id uuid,
    state      text not null default 'OPEN' check (state in ('OPEN', 'LET_IN', 'REFUSED')),
    asked_at   timestamptz not null default now(),
    until      timestamptz not null,
    -- The phone or tablet that said yes or no.
    answered_by uuid
);

create index ask_of_visit on floor.ask (visit_id, asked_at);

-- Codes that staff hand out on paper; each lets one phone in, and begins the visit when nobody sits at the table.
create table floor.slip (
    id         uuid primary key,
    store_id   uuid not null references floor.store (id),
    table_id   uuid not null references floor.dining_table (id),
    code_hash  bytea not null,
    issued_at  timestamptz not null default now(),
    until      timestamptz not null,
    used_at    timestamptz,
    unique (table_id, code_hash)
);

-- A guest calls staff. For one reason a visit calls once until somebody comes; with the visit it is over.
create table floor.staff_call (
    id         uuid primary key,
    store_id   uuid not null references floor.store (id),
    visit_id   uuid not null references floor.visit (id),
    reason     text not null check (reason in ('WATER', 'CUTLERY', 'SIDES', 'WIPES', 'BILL', 'HELP', 'OTHER')),
    words      text,
    device_id  uuid not null,
    called_at  timestamptz not null default clock_timestamp(),
    -- How long they waited is the time between the two.
    acknowledged_at timestamptz,
    acknowledged_by uuid,
    -- Of its visit, whether somebody came or not.
    over_at    timestamptz
);

create unique index staff_call_open on floor.staff_call (visit_id, reason) where acknowledged_at is null and over_at is null;
create index staff_call_in_store on floor.staff_call (store_id, id) where acknowledged_at is null and over_at is null;
create index staff_call_of_visit on floor.staff_call (visit_id, id);

create index tablet_bound on floor.tablet (table_id) where released_at is null;
