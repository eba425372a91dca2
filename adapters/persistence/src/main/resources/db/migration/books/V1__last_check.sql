-- One row for all nodes: when the books were checked, and when it is time again. Books without an entry balance.
create table books.last_check (
    only_one   boolean     primary key default true check (only_one),
    at         timestamptz not null default now(),
    -- Null before the first.
    node       text,
    violations bigint      not null default 0,
    due_at     timestamptz not null default now() + interval '10 minutes'
);

insert into books.last_check default values;
