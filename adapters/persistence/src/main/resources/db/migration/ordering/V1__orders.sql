-- Orders with their lines, the answers given for each idempotency key, and the priced copy orders are made from.
create table ordering.catalogue_item (
    id          uuid primary key,
    store_id    uuid    not null,
    version     integer not null default 1,
    category    text    not null,
    position    integer not null,
    name        text    not null,
    description text    not null,
    price       bigint  not null check (price >= 0),
    currency    char(3) not null,
    -- How value added tax is in the price.
    tax_kind    text    not null default 'TAXABLE' check (tax_kind in ('TAXABLE', 'TAX_FREE'))
);

create index catalogue_of_store on ordering.catalogue_item (store_id, position, id);

create table ordering.orders (
    id        uuid primary key,
    store_id  uuid        not null,
    table_id  uuid        not null,
    saga_id   uuid        not null,
    state     text        not null check (state in ('PLACING', 'AWAITING_PAYMENT', 'CONFIRMING_PAYMENT', 'PAID', 'CANCELLED')),
    reason    text,
    total     bigint      not null check (total >= 0),
    currency  char(3)     not null,
    placed_at timestamptz not null default now(),
    -- Its stock is held until then; nobody is asked for money later.
    pay_until timestamptz not null,
    ended_at  timestamptz,
    -- W3C Trace Context of the request that placed it.
    traceparent text
) with (fillfactor = 80);

create table ordering.order_line (
    order_id   uuid    not null,
    position   integer not null,
    item_id    uuid    not null,
    name       text    not null,
    quantity   integer not null check (quantity > 0),
    unit_price bigint  not null check (unit_price >= 0),
    tax_kind   text    not null default 'TAXABLE' check (tax_kind in ('TAXABLE', 'TAX_FREE')),
    primary key (order_id, position)
);

create table ordering.idempotency_key (
    table_id       uuid        not null,
    operation      text        not null,
    key            text        not null,
    request_digest text        not null,
    order_id       uuid        not null,
    status         integer,
    body           text,
    created_at     timestamptz not null default now(),
    primary key (table_id, operation, key)
) with (fillfactor = 80);

create index idempotency_key_of_order on ordering.idempotency_key (order_id);
