-- Attempts to be paid; each is written before its provider is called.
create table payment.attempt (
    id                 uuid primary key,
    order_id           uuid        not null,
    store_id           uuid,
    state              text        not null check (state in ('CREATED', 'APPROVING', 'UNKNOWN', 'PAID', 'FAILED', 'VOIDED', 'REVIEW')),
    amount             bigint,
    -- The part of it that is free of tax.
    tax_free           bigint,
    currency           char(3),
    merchant_reference text unique,
    idempotency_key    text unique,
    provider_reference text,
    -- Null in a tombstone, as the amount.
    method             text        check (method in ('STORED', 'CHECKOUT', 'CASH', 'TERMINAL')),
    started_at         timestamptz,
    paid_at            timestamptz,
    created_at         timestamptz not null default now()
) with (fillfactor = 80);

-- One attempt at a time, after those that failed; a tombstone keeps a late one out.
create unique index one_open_attempt on payment.attempt (order_id) where state <> 'FAILED';
create index attempt_of_order on payment.attempt (order_id, created_at);
