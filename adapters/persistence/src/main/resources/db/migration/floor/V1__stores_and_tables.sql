-- Stores and their tables.
create table floor.store (
    id   uuid primary key,
    name text not null,
    time_zone text not null default 'Asia/Seoul',
    -- The seller, as receipts have to name it: 상호, 사업자등록번호, 주소.
    trade_name      text,
    business_number text,
    address         text
);

create table floor.dining_table (
    id       uuid primary key,
    store_id uuid not null references floor.store (id),
    name     text not null,
    unique (store_id, name)
);

-- A party's stay at a table, from being seated to the table being cleared.
create table floor.visit (
    id       uuid primary key,
    store_id uuid not null references floor.store (id),
    table_id uuid not null references floor.dining_table (id),
    began_at timestamptz not null default now(),
    ended_at timestamptz
);

create unique index visit_running on floor.visit (table_id) where ended_at is null;

-- Guests' phones, each in one visit; the token's SHA-256 is all that is kept of it.
create table floor.phone (
    id         uuid primary key,
    visit_id   uuid not null references floor.visit (id),
    token_hash bytea not null unique,
    -- Of a guest who has signed in.
    account_id uuid,
    joined_at  timestamptz not null default now()
);

create index phone_of_visit on floor.phone (visit_id);

-- Tablets that a manager has bound to a table.
create table floor.tablet (
    id         uuid primary key,
    store_id   uuid not null references floor.store (id),
    table_id   uuid not null references floor.dining_table (id),
    token_hash bytea not null unique,
    bound_at   timestamptz not null default now(),
    released_at timestamptz
);
