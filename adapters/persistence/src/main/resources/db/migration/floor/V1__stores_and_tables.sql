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
