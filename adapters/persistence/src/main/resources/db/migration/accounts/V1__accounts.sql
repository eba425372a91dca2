-- Who can sign in, and what each may do in which store.
create table accounts.account (
    id         uuid primary key,
    kind       text not null check (kind in ('CUSTOMER', 'STAFF', 'PROGRAM')),
    -- An e-mail address in lower case; of a program its client id.
    login      text not null unique,
    name       text not null,
    -- A slow hash; null until a password is set.
    secret     text,
    -- Made by the demo; nobody signs in with it in live mode.
    demo       boolean not null default false,
    created_at timestamptz not null default now(),
    closed_at  timestamptz,
    -- Who it is to another issuer of tokens (iss, sub); such a program has no secret.
    issuer     text,
    subject    text,
    check ((issuer is null) = (subject is null)),
    unique (issuer, subject)
);

create table accounts.role_grant (
    account_id uuid not null references accounts.account (id),
    role       text not null check (role in ('KITCHEN', 'FLOOR', 'MANAGER', 'MERCHANDISER', 'INTEGRATOR', 'MONITOR', 'OPERATOR')),
    -- Null for all stores.
    store_id   uuid,
    granted_at timestamptz not null default now(),
    unique nulls not distinct (account_id, role, store_id)
);

-- The secret a program had before its last one, for as long as both work.
create table accounts.earlier_secret (
    account_id uuid primary key references accounts.account (id),
    secret     text not null,
    until      timestamptz not null
);

-- The keys of access tokens. A key signs, then only verifies; its private part goes when it signs no more.
create table accounts.signing_key (
    id             text primary key,
    public_key     bytea not null,
    -- Encrypted under a key from the environment, whose name it begins with.
    sealed         text,
    created_at     timestamptz not null,
    signs_until    timestamptz not null,
    verifies_until timestamptz not null,
    revoked_at     timestamptz
);

-- Tries at passwords, PINs and codes since the last right one; the subject's SHA-256 is all that is kept of it.
create table accounts.tries (
    subject      bytea primary key,
    taken        int not null,
    locked_until timestamptz,
    forget_at    timestamptz not null
);

-- Where persons are signed in, as Spring Session wants it.
create table accounts.session (
    primary_id            text primary key,
    session_id            text not null unique,
    creation_time         bigint not null,
    last_access_time      bigint not null,
    max_inactive_interval int not null,
    expiry_time           bigint not null,
    -- The account's id.
    principal_name        text
);

create index session_expiry on accounts.session (expiry_time);
create index session_of_account on accounts.session (principal_name);

create table accounts.session_attributes (
    session_primary_id text not null references accounts.session (primary_id) on delete cascade,
    attribute_name     text not null,
    attribute_bytes    bytea not null,
    primary key (session_primary_id, attribute_name)
);

-- One-time links that make somebody staff; the token's SHA-256 is all that is kept of it.
create table accounts.invitation (
    id           uuid primary key,
    token_hash   bytea not null unique,
    -- Null for operators, who are of no one store.
    store_id     uuid,
    -- Whom it is for; null of the box's first operator's.
    login        text,
    roles        text[] not null,
    -- Null when the product has written it.
    invited_by   uuid references accounts.account (id),
    invited_at   timestamptz not null default now(),
    expires_at   timestamptz not null,
    used_at      timestamptz,
    used_by      uuid,
    withdrawn_at timestamptz
);

create index invitation_of_store on accounts.invitation (store_id, id) where used_at is null;
create index role_grant_of_store on accounts.role_grant (store_id, account_id);
