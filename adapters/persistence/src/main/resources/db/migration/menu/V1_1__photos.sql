-- Pictures of dishes, without the pictures: the SHA-256 of what was sent, and of the file of each size.
create table menu.photo (
    id       uuid primary key,
    store_id uuid        not null,
    sent     bytea       not null check (octet_length(sent) = 32),
    width    integer     not null check (width > 0),
    height   integer     not null check (height > 0),
    small    bytea       not null check (octet_length(small) = 32),
    medium   bytea       not null check (octet_length(medium) = 32),
    large    bytea       not null check (octet_length(large) = 32),
    added_at timestamptz not null default now(),
    -- The same picture sent twice is one.
    unique (store_id, sent)
);
