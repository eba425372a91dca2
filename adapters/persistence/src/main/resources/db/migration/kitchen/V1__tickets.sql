-- What the kitchen makes; one ticket an order.
create table kitchen.ticket (
    order_id    uuid primary key,
    store_id    uuid        not null,
    table_id    uuid        not null,
    lines       jsonb       not null,
    received_at timestamptz not null default now()
);

create index ticket_of_store on kitchen.ticket (store_id, order_id);
