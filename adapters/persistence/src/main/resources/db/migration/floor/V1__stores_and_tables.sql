-- Stores and their tables.
create table floor.store (
    id   uuid primary key,
    name text not null
);

create table floor.dining_table (
    id       uuid primary key,
    store_id uuid not null references floor.store (id),
    name     text not null,
    unique (store_id, name)
);
