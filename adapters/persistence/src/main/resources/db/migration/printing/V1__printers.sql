-- Printers of stores, and what waits for them.
create table printing.printer (
    id       uuid primary key,
    store_id uuid   not null,
    name     text   not null,
    prints   text[] not null check (prints <@ '{TICKETS,RECEIPTS}' and prints <> '{}'),
    -- Whose lines its tickets have; without any, whole orders.
    stations text[] not null default '{}',
    host     text    not null,
    port     integer not null check (port between 1 and 65535),
    paper    text    not null check (paper in ('MM_58', 'MM_80')),
    form     text    not null check (form in ('TEXT', 'RASTER')),
    confirms boolean not null,
    removed_at timestamptz,
    -- Since when it cannot print; null while it can.
    away_since  timestamptz,
    away_reason text check (away_reason in ('UNREACHABLE', 'SILENT', 'PAPER_OUT', 'COVER_OPEN', 'FORBIDDEN', 'FAULT')),
    -- Tries that failed in a row: the more, the later the next one.
    failures    integer not null default 0,
    next_try_at timestamptz not null default now(),
    -- Slips it was too far behind to keep, since it last printed.
    refused     integer not null default 0,
    -- The node that prints at it: until then nobody else does, and one that was slower is told by its epoch.
    claimed_until timestamptz,
    epoch         bigint not null default 0,
    check ((away_since is null) = (away_reason is null))
) with (fillfactor = 80);

create unique index printer_name on printing.printer (store_id, name) where removed_at is null;

create table printing.job (
    id         uuid primary key,
    printer_id uuid    not null references printing.printer (id),
    store_id   uuid    not null,
    order_id   uuid    not null,
    -- 0 for what is made at once; else another one each time that lines of it are fired.
    firing     bigint  not null default 0,
    kind       text    not null check (kind in ('TICKET', 'RECEIPT')),
    -- As PrintoutJson writes it.
    printout   jsonb   not null,
    state      text    not null default 'WAITING' check (state in ('WAITING', 'PRINTED', 'SKIPPED')),
    -- How often it was sent; counted before the first byte.
    tries      integer not null default 0,
    kept_at    timestamptz not null default now(),
    ended_at   timestamptz,
    check ((state = 'WAITING') = (ended_at is null))
) with (fillfactor = 80);

-- A ticket, and each firing of it, comes out of a printer once, however often it is told of.
create unique index job_of_ticket on printing.job (printer_id, order_id, firing) where kind = 'TICKET';
create index job_waiting on printing.job (printer_id, id) where state = 'WAITING';
