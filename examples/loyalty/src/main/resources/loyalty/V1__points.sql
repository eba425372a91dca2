create table loyalty.booking (
    id        bigint generated always as identity primary key,
    order_id  uuid        not null,
    points    bigint      not null,
    booked_at timestamptz not null default now()
);

create index booking_of_order on loyalty.booking (order_id);
