-- The menu as its managers edit it. Nothing here is on the order's path: orders are priced from ordering's copy, which
-- follows the messages that each edit writes.
create table menu.category (
    id         uuid primary key,
    store_id   uuid    not null,
    version    integer not null,
    position   integer not null,
    -- By language, as {"ko": "찌개", "en": "Stews"}; so are all texts.
    name       jsonb   not null,
    -- In which its items are served, where the store serves in turns; 0 for at once.
    turn       integer not null default 0 check (turn between 0 and 9),
    hidden     boolean not null,
    -- What was removed keeps its row, and its last version: what comes late must not bring it back.
    removed_at timestamptz
);

create index category_of_store on menu.category (store_id) where removed_at is null;

create table menu.item (
    id            uuid primary key,
    store_id      uuid    not null,
    version       integer not null,
    category_id   uuid    not null references menu.category,
    position      integer not null,
    name          jsonb   not null,
    description   jsonb,
    price         bigint  not null check (price >= 0),
    currency      text    not null,
    tax_kind      text    not null check (tax_kind in ('TAXABLE', 'TAX_FREE')),
    allergens     text[]  not null,
    -- As OptionGroupsJson writes them.
    option_groups jsonb   not null,
    -- When it is offered, as HoursText writes it; null for always.
    hours         text,
    station       text,
    course        text    not null check (course in ('MAIN', 'SIDE', 'OTHER')),
    once_per      text    check (once_per in ('VISIT', 'DAY', 'ACCOUNT')),
    min_quantity  integer not null check (min_quantity >= 1),
    max_quantity  integer not null check (max_quantity between min_quantity and 99),
    quantity_step integer not null check (quantity_step >= 1),
    hidden        boolean not null,
    photo_id      uuid,
    removed_at    timestamptz
);

create index item_of_store on menu.item (store_id) where removed_at is null;
create index item_of_category on menu.item (category_id, position, id) where removed_at is null;
