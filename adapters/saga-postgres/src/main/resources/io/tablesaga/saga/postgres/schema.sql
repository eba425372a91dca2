-- The saga log: which sagas are open, what would undo each step, and everything that ever happened to them.
create schema if not exists saga;

create table if not exists saga.saga (
    id          uuid primary key,
    state       text        not null check (state in ('RUNNING', 'IN_DOUBT', 'COMPLETING', 'COMPENSATING',
                                                      'COMPLETED', 'COMPENSATED', 'STUCK', 'REVIEW')),
    -- The node that works on it and the life of that node; null while the saga waits for somebody outside.
    owner       text,
    owner_epoch bigint,
    -- Grows with every take-over; a write of an earlier owner carries the old one and changes nothing.
    epoch       bigint      not null default 0,
    -- Applies to RUNNING only.
    deadline    timestamptz,
    -- When recovery looks at it next.
    due_at      timestamptz not null,
    attempts    integer     not null default 0,
    last_error  text,
    created_at  timestamptz not null default now(),
    finished_at timestamptz
) with (fillfactor = 70);

create index if not exists saga_open on saga.saga (created_at)
    where state in ('RUNNING', 'IN_DOUBT', 'COMPLETING', 'COMPENSATING', 'STUCK', 'REVIEW');

-- Numbers steps and the journal's lines alike: what happened to a saga has one order.
create sequence if not exists saga.happening;

-- A row is its enlistment's line of the journal, too.
create table if not exists saga.step (
    id           bigint  not null default nextval('saga.happening'),
    saga_id      uuid    not null,
    enlisted_at  timestamptz not null default clock_timestamp(),
    enlisted_on  text    not null,
    route_id     text,
    compensation text,
    completion   text,
    decider      text,
    options      jsonb   not null default '{}',
    done         boolean not null default false,
    attempts     integer not null default 0,
    last_error   text,
    primary key (saga_id, id)
) with (fillfactor = 80);

-- What happened to a saga, but for its steps' enlistments.
create table if not exists saga.journal (
    id      bigint      not null default nextval('saga.happening'),
    saga_id uuid        not null,
    at      timestamptz not null default clock_timestamp(),
    node    text        not null,
    event   text        not null,
    step    text,
    attempt integer,
    detail  text,
    primary key (saga_id, id)
);

create table if not exists saga.node (
    name        text primary key,
    epoch       bigint      not null,
    lease_until timestamptz not null
) with (fillfactor = 50);

comment on column saga.node.name is 'not personal: a process';
comment on column saga.journal.detail is 'personal: why a human settled it, and the id of the account that did; kept: for ever; read by: integrator, operator';
comment on column saga.saga.state is 'not personal: one of the product''s words';
comment on column saga.saga.owner is 'not personal: a process';
comment on column saga.saga.last_error is 'not personal: a failure''s';
comment on column saga.step.enlisted_on is 'not personal: a process';
comment on column saga.step.route_id is 'not personal: a route';
comment on column saga.step.compensation is 'not personal: a route';
comment on column saga.step.completion is 'not personal: a route';
comment on column saga.step.decider is 'not personal: a route';
comment on column saga.step.options is 'not personal: ids';
comment on column saga.step.last_error is 'not personal: a failure''s';
comment on column saga.journal.node is 'not personal: a process';
comment on column saga.journal.event is 'not personal: one of the product''s words';
comment on column saga.journal.step is 'not personal: a step';
