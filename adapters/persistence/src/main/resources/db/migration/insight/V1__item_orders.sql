-- Read models, fed by the events of orders alone: whatever is lost here is made again from them.
create table insight.item_orders (
    item_id uuid    primary key,
    -- That are paid and have it still.
    orders  integer not null check (orders >= 0)
) with (fillfactor = 50);

-- What was counted already. A line that was taken back before its order was told of has no item yet.
create table insight.order_line (
    order_id   uuid    not null,
    position   integer not null,
    item_id    uuid,
    taken_back boolean not null default false,
    primary key (order_id, position)
);
