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
    -- Before this nobody asks the provider about it only because somebody hinted.
    next_look_up_at    timestamptz,
    paid_at            timestamptz,
    created_at         timestamptz not null default now()
) with (fillfactor = 80);

-- One attempt at a time, after those that failed; a tombstone keeps a late one out.
create unique index one_open_attempt on payment.attempt (order_id) where state <> 'FAILED';
-- For whoever asks for a payment as the provider calls it.
create index attempt_at_provider on payment.attempt (provider_reference) where provider_reference is not null;
create index attempt_of_order on payment.attempt (order_id, created_at);
-- For reconciliation. Of this kind, because it costs an order's updates nothing.
create index attempt_started on payment.attempt using brin (started_at);

-- Money on its way back; each is written before the provider is asked, and a saga gives back once.
create table payment.refund (
    id                 uuid primary key,
    order_id           uuid        not null,
    saga_id            uuid        not null unique,
    merchant_reference text        not null,
    provider_reference text        not null,
    method             text        not null check (method in ('STORED', 'CHECKOUT', 'CASH', 'TERMINAL')),
    amount             bigint      not null check (amount > 0),
    tax_free           bigint      not null check (tax_free between 0 and amount),
    -- What was left of the payment before, as we believed when we asked.
    remaining          bigint      not null check (remaining >= amount),
    -- What of it staff gave back past the provider, which still holds that.
    by_hand            bigint      not null default 0 check (by_hand between 0 and amount),
    -- The idempotency key it is asked under since a human had it asked for again; before that, its id.
    cancel_id          uuid,
    currency           char(3)     not null,
    reason             text        not null,
    state              text        not null check (state in ('ASKING', 'REFUNDED', 'REFUSED', 'REVIEW')),
    provider_cancel    text,
    started_at         timestamptz not null default now(),
    ended_at           timestamptz
) with (fillfactor = 80);

-- Two that believe in the same remainder cannot both be right.
create unique index one_refund_of_a_remainder on payment.refund (provider_reference, remaining)
    where state <> 'REFUSED' and by_hand = 0;
create index refund_of_order on payment.refund (order_id, started_at);
create index refund_at_provider on payment.refund (provider_reference);
create index refund_of_attempt on payment.refund (merchant_reference);

-- What providers hinted at, by reference and nothing else; each hint is followed by asking the provider itself.
create table payment.webhook (
    provider           text        not null,
    dedupe_id          text        not null,
    merchant_reference text        not null,
    provider_reference text,
    received_at        timestamptz not null default now(),
    -- When it is due; moved on while somebody follows it.
    follow_at          timestamptz not null default now(),
    followed_at        timestamptz,
    outcome            text,
    primary key (provider, dedupe_id)
) with (fillfactor = 80);

-- However many come, an attempt has one hint to follow.
create unique index one_open_hint on payment.webhook (merchant_reference) where followed_at is null;
create index hint_due on payment.webhook (follow_at) where followed_at is null;

-- Where the provider's list and ours differ; a human looks.
create table payment.finding (
    id          uuid        not null unique default gen_random_uuid(),
    kind        text        not null,
    reference   text        not null,
    day         date        not null,
    detail      text        not null,
    first_seen  timestamptz not null default now(),
    resolved_at timestamptz,
    primary key (kind, reference)
);

create index finding_seen on payment.finding (first_seen, id);
create index finding_open on payment.finding (day) where resolved_at is null;
