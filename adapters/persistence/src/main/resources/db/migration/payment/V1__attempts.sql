-- Attempts to be paid; each is written before its provider is called.
create table payment.attempt (
    id                 uuid primary key,
    order_id           uuid        not null,
    store_id           uuid,
    state              text        not null check (state in ('CREATED', 'APPROVING', 'UNKNOWN', 'PAID', 'FAILED', 'VOIDED', 'REVIEW')),
    amount             bigint,
    currency           char(3),
    merchant_reference text unique,
    idempotency_key    text unique,
    provider_reference text,
    -- The guest pays on the provider's page, and may try again.
    checkout           boolean     not null default false,
    started_at         timestamptz,
    created_at         timestamptz not null default now()
) with (fillfactor = 80);

-- One attempt at a time, after those that failed; a tombstone keeps a late one out.
create unique index one_open_attempt on payment.attempt (order_id) where state <> 'FAILED';
create index attempt_of_order on payment.attempt (order_id, created_at);

-- Money on its way back; each is written before the provider is asked, and a saga gives back once.
create table payment.refund (
    id                 uuid primary key,
    order_id           uuid        not null,
    saga_id            uuid        not null unique,
    merchant_reference text        not null,
    provider_reference text        not null,
    amount             bigint      not null check (amount > 0),
    -- What was left of the payment before, as we believed when we asked.
    remaining          bigint      not null check (remaining >= amount),
    currency           char(3)     not null,
    reason             text        not null,
    state              text        not null check (state in ('ASKING', 'REFUNDED', 'REFUSED', 'REVIEW')),
    provider_cancel    text,
    started_at         timestamptz not null default now(),
    ended_at           timestamptz
) with (fillfactor = 80);

-- Two that believe in the same remainder cannot both be right.
create unique index one_refund_of_a_remainder on payment.refund (provider_reference, remaining) where state <> 'REFUSED';
create index refund_of_order on payment.refund (order_id, started_at);
