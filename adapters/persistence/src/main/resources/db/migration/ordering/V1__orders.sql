-- Orders with their lines, the answers given for each idempotency key, and the priced copy orders are made from.
create table ordering.catalogue_category (
    id       uuid primary key,
    store_id uuid    not null,
    -- Of its last change that was heard of, as an item's.
    version  integer not null,
    position integer not null,
    name     text    not null,
    names    jsonb   not null default '{}',
    -- In which its items are served, where the store serves in turns; 0 for at once.
    turn     integer not null default 0,
    -- For now, or for ever: what was removed is never shown again.
    hidden   boolean not null default false
);

create table ordering.catalogue_item (
    id          uuid primary key,
    store_id    uuid    not null,
    version     integer not null default 1,
    category_id uuid,
    -- Its category's name where it has no category_id.
    category    text,
    -- Within its category.
    position    integer not null,
    -- In the store's first language: what an order keeps.
    name        text    not null,
    -- In all its languages, as {"ko": "김치찌개", "en": "Kimchi stew"}.
    names       jsonb   not null default '{}',
    description text    not null,
    descriptions jsonb  not null default '{}',
    price       bigint  not null check (price >= 0),
    currency    char(3) not null,
    -- How value added tax is in the price.
    tax_kind    text    not null default 'TAXABLE' check (tax_kind in ('TAXABLE', 'TAX_FREE')),
    -- How it may be ordered.
    course       text    not null default 'MAIN' check (course in ('MAIN', 'SIDE', 'OTHER')),
    once_per     text    check (once_per in ('VISIT', 'DAY', 'ACCOUNT')),
    min_quantity integer not null default 1 check (min_quantity >= 1),
    max_quantity integer not null default 99 check (max_quantity between min_quantity and 99),
    quantity_step integer not null default 1 check (quantity_step >= 1),
    -- As OptionGroupsJson writes them.
    option_groups jsonb  not null default '[]',
    -- When it is offered, as HoursText writes it; null for always.
    hours        text,
    station      text,
    -- For now, or for ever: what was removed is never shown nor ordered again.
    hidden       boolean not null default false,
    allergens    text[]  not null default '{}',
    photo_id     uuid
);

create index catalogue_of_store on ordering.catalogue_item (store_id, position, id);

create table ordering.orders (
    id        uuid primary key,
    store_id  uuid        not null,
    table_id  uuid        not null,
    visit_id  uuid        not null,
    -- The phone or tablet it came from, and the guest who had signed in there.
    device_id  uuid       not null,
    account_id uuid,
    saga_id   uuid        not null,
    state     text        not null check (state in ('PLACING', 'AWAITING_PAYMENT', 'CONFIRMING_PAYMENT', 'PAID',
                                                   'CANCELLING', 'CANCELLED', 'REFUND_FAILED')),
    reason    text,
    -- Staff will take the money, or have.
    at_counter boolean    not null default false,
    total     bigint      not null check (total >= 0),
    currency  char(3)     not null,
    placed_at timestamptz not null default now(),
    -- Its stock is held until then; nobody is asked for money later.
    pay_until timestamptz not null,
    -- Kept when the order is cancelled later: what was sold must then come back.
    paid_at   timestamptz,
    ended_at  timestamptz,
    -- The saga that takes it back, while one does.
    cancel_saga uuid,
    serving   text        not null default 'HERE' check (serving in ('HERE', 'TO_GO')),
    -- The store's, when it was placed.
    business_day date     not null default current_date,
    -- What it is called by: the kitchen gives it.
    pickup_number integer,
    -- W3C Trace Context of the request that placed it.
    traceparent text,
    -- Of the last change of its ticket that was heard of.
    kitchen_number bigint not null default 0
) with (fillfactor = 80);

create index orders_of_visit on ordering.orders (visit_id, id);
create index orders_of_account on ordering.orders (account_id, id) where account_id is not null;

create table ordering.order_line (
    order_id   uuid    not null,
    position   integer not null,
    item_id    uuid    not null,
    name       text    not null,
    quantity   integer not null check (quantity > 0),
    unit_price bigint  not null check (unit_price >= 0),
    tax_kind   text    not null default 'TAXABLE' check (tax_kind in ('TAXABLE', 'TAX_FREE')),
    -- What was chosen with it, as it was sold; the unit price has its surcharges.
    options    jsonb   not null default '[]',
    course     text    not null default 'MAIN' check (course in ('MAIN', 'SIDE', 'OTHER')),
    -- Where it is made, as it was sold; empty where the menu names none.
    station    text    not null default '',
    -- In which it is served, as it was sold; 0 for at once.
    turn       integer not null default 0,
    -- How far the kitchen is with it, as it tells; null until it has the ticket.
    kitchen    text    check (kitchen in ('HELD', 'WAITING', 'ACCEPTED', 'PREPARING', 'READY', 'SERVED', 'WITHDRAWN')),
    -- The cancellation that took it back after it was paid.
    cancelled_by uuid,
    primary key (order_id, position)
);

-- Lines that stations with a capacity have to make: what they quote is computed from those that are not ready yet. A line
-- that is taken back, or whose order ends unpaid, is gone from here.
create table ordering.preparation (
    order_id uuid        not null,
    position integer     not null,
    store_id uuid        not null,
    station  text        not null,
    portions integer     not null check (portions > 0),
    -- In seconds, from when the order is paid: what the guest was told.
    ready_in integer     not null,
    -- Infinity until the order is paid. An estimate until the kitchen says that the line is ready.
    ready_by timestamptz not null default 'infinity',
    -- The kitchen holds it: it takes no place at its station until it is fired.
    held     boolean     not null default false,
    primary key (order_id, position)
);

create index preparation_at_station on ordering.preparation (store_id, station, ready_by);

-- Paid orders whose ticket the kitchen has not told of yet. It tells soon: there are few.
create table ordering.awaited_ticket (
    order_id   uuid primary key,
    store_id   uuid        not null,
    -- When it was paid.
    since      timestamptz not null,
    -- When staff were told that it is late.
    alarmed_at timestamptz
) with (fillfactor = 70);

create view ordering.making as
select store_id, station, portions,
       -- As Station.Making counts: the largest integer stands for «not begun».
       case when ready_by = 'infinity' then 2147483647
            else ceil(extract(epoch from ready_by - clock_timestamp()))::integer end as seconds_left
from ordering.preparation
where ready_by > now() and not held;

-- The one order of an item that can be ordered once only, until that order is undone: once a visit; once a business day
-- of a guest; or once ever of a guest. Of two at once the index knows one. Two visits that each had one and were merged
-- keep both; there is no third, as long as one of them stands.
create table ordering.once_claim (
    item_id    uuid not null,
    visit_id   uuid,
    account_id uuid,
    day        date,
    order_id   uuid not null,
    -- Above 0 for those that came with a merged visit.
    beside     integer not null default 0,
    unique nulls not distinct (item_id, visit_id, account_id, day, beside),
    check (num_nonnulls(visit_id, account_id) = 1 and (day is null or account_id is not null))
);

create index once_claim_of_order on ordering.once_claim (order_id);
create index once_claim_of_account on ordering.once_claim (account_id) where account_id is not null;

create table ordering.idempotency_key (
    visit_id       uuid        not null,
    operation      text        not null,
    key            text        not null,
    request_digest text        not null,
    order_id       uuid        not null,
    status         integer,
    body           text,
    created_at     timestamptz not null default now(),
    primary key (visit_id, operation, key)
) with (fillfactor = 80);

create index idempotency_key_of_order on ordering.idempotency_key (order_id);

-- Who wants what taken back. One is at work at a time; the others wait as REQUESTED.
create table ordering.cancellation (
    id              uuid primary key,
    order_id        uuid        not null,
    saga_id         uuid unique,
    state           text        not null check (state in ('REQUESTED', 'CANCELLING', 'CANCELLED', 'REFUSED', 'REFUND_FAILED')),
    asked_by        text        not null check (asked_by in ('GUEST', 'STAFF', 'KITCHEN')),
    -- As asked for; empty for everything that is left.
    positions       integer[]   not null,
    -- What that comes to, once it is carried out.
    taken           integer[]   not null default '{}',
    agreed          boolean     not null,
    discarded       boolean     not null,
    reason          text        not null,
    refusal         text,
    amount          bigint,
    currency        char(3)     not null,
    idempotency_key text        not null,
    requested_at    timestamptz not null default now(),
    tries           integer     not null default 0,
    -- Whoever asks carries it out at once; this is for when they could not.
    due_at          timestamptz not null default now() + interval '1 second',
    ended_at        timestamptz,
    unique (order_id, idempotency_key)
) with (fillfactor = 80);

create unique index one_cancellation_at_work on ordering.cancellation (order_id) where state = 'CANCELLING';
create index cancellation_requested on ordering.cancellation (due_at) where state = 'REQUESTED';

-- What the guests of a visit have put together.
create table ordering.cart (
    visit_id uuid primary key,
    -- Of its last change. Lines that came back since make it a later one: they are counted as they are read.
    version  integer not null default 0
) with (fillfactor = 50);

create table ordering.cart_line (
    visit_id     uuid    not null references ordering.cart (visit_id),
    -- Chosen by the phone.
    id           uuid    not null,
    -- The cart's when it was last put in, changed, taken out or ordered; and when it was put in, for the order of the lines.
    version      integer not null,
    put_in       integer not null,
    item_id      uuid    not null,
    quantity     integer not null check (quantity between 1 and 99),
    options      uuid[]  not null default '{}',
    -- As the guest saw it; and what it was then, unless it was another already.
    item_version integer not null,
    seen_name    text,
    seen_price   bigint,
    seen_currency char(3),
    -- The phone or tablet that put it in.
    device_id    uuid    not null,
    -- It stays when it is taken out: what comes late must not bring it back.
    removed      boolean not null default false,
    -- It has left the cart, unless this order ended without having been paid.
    order_id     uuid,
    primary key (visit_id, id)
) with (fillfactor = 70);

-- What steps that others have added have done; the fence against an undo that comes twice, or first.
create table ordering.further_step (
    order_id uuid not null,
    step     text not null,
    state    text not null check (state in ('DONE', 'UNDONE')),
    primary key (order_id, step)
) with (fillfactor = 80);
