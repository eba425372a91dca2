package io.tablesaga.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The rows of a whole order paid with one touch, in as many commits as the product needs, and nothing else: what PostgreSQL
 * could do here if nobody asked anybody. Each commit is one message; rows that others wait for are locked last.
 */
final class DatabaseLimit implements AutoCloseable {

    private static final String STEPS =
            """
            insert into saga.step (saga_id, enlisted_on, route_id, compensation, completion, decider, options)
            select ?, 'limit', route_id, compensation, completion, decider, options::jsonb
            from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                as x (route_id, compensation, completion, decider, options)""";

    private static final String MESSAGES =
            """
            insert into outbox.message (id, destination, key, type, body)
            select id, destination, key::text, type, body
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) as x (id, destination, type, body),
                 (values (?)) as k (key)""";

    private static final String SENT =
            """
            update outbox.message set sent_at = now(), topic_partition = case when destination like 'kafka%' then 0 end,
                   topic_offset = case when destination like 'kafka%' then 0 end
            where id = any (?) and created_at > now() - interval '1 hour'""";

    private static final String MOVE =
            """
            with w as (select * from unnest(?::uuid[], ?::integer[]) as w (id, quantity)),
            locked as (select i.id from stock.item i where i.id in (select id from w) order by i.id for update)
            update stock.item i set %s from w join locked l on l.id = w.id where i.id = w.id""";

    private static final String HELD =
            MOVE.formatted("available = i.available - w.quantity, held = i.held + w.quantity");
    private static final String SOLD = MOVE.formatted("held = i.held - w.quantity, sold = i.sold + w.quantity");

    private static final String TICKET =
            """
            with p as (
                insert into kitchen.pickup as p (store_id, business_day, number) values (?, current_date, 1)
                on conflict (store_id, business_day) do update set number = p.number + 1 returning number),
            f as (
                insert into kitchen.feed as f (store_id, number) values (?, 1)
                on conflict (store_id) do update set number = f.number + 1 returning number)
            insert into kitchen.ticket (order_id, store_id, table_id, visit_id, received_at, business_day, pickup_number,
                                        serving, number, open, traceparent)
            select ?, ?, ?, ?, now(), current_date, p.number, 'HERE', f.number, true, ? from p, f""";

    private final HundredDishes store;
    private final WrittenOrder like;
    private final Connection[] connections;

    DatabaseLimit(DataSource database, int clients, HundredDishes store, WrittenOrder like) throws SQLException {
        this.store = store;
        this.like = like;
        this.connections = new Connection[clients];
        for (int client = 0; client < clients; client++) {
            connections[client] = database.getConnection();
        }
    }

    void order(int client, boolean sameDish) throws SQLException {
        Connection connection = connections[client];
        List<HundredDishes.Line> cart = store.cart(sameDish);
        UUID order = timeOrdered();
        UUID saga = timeOrdered();
        UUID visit = UUID.fromString(store.phone(client).substring("table_".length()));
        String key = UUID.randomUUID().toString();
        UUID[] items = cart.stream().map(line -> UUID.fromString(line.dish())).toArray(UUID[]::new);
        Integer[] quantities = cart.stream().map(HundredDishes.Line::quantity).toArray(Integer[]::new);
        UUID[] paid = ids(like.paid());
        UUID[] told = ids(like.ticket());
        place(order, saga, key, items, quantities).send(connection);
        pay(order, saga, key, items, quantities, paid).send(connection);
        cook(order, visit, quantities, paid, told).send(connection);
        follow(order, told).send(connection);
        count(order, items).send(connection);
    }

    private OneCommit place(UUID order, UUID saga, String key, UUID[] items, Integer[] quantities) {
        int total = 9000 * Stream.of(quantities).mapToInt(Integer::intValue).sum();
        return new OneCommit()
                .then(
                        "insert into ordering.idempotency_key (visit_id, operation, key, request_digest, order_id)"
                                + " values (?, 'order-place', ?, ?, ?)",
                        like.visit(),
                        key,
                        like.digest(),
                        order)
                .then(
                        """
                        insert into ordering.orders (id, store_id, table_id, visit_id, device_id, saga_id, state, total,
                                                     currency, traceparent, pay_until)
                        values (?, ?, ?, ?, ?, ?, 'CONFIRMING_PAYMENT', ?, 'KRW', ?, now() + interval '10 minutes')""",
                        order,
                        like.store(),
                        like.table(),
                        like.visit(),
                        like.phone(),
                        saga,
                        total,
                        like.trace())
                .then(
                        """
                        insert into ordering.order_line (order_id, position, item_id, name, quantity, unit_price)
                        select ?, n, item, 'dish', quantity, 9000
                        from unnest(?::uuid[], ?::integer[]) with ordinality as x (item, quantity, n)""",
                        order,
                        items,
                        quantities)
                .then(
                        """
                        insert into payment.attempt (id, order_id, store_id, state, amount, tax_free, currency,
                                                     merchant_reference, idempotency_key, method, started_at)
                        values (gen_random_uuid(), ?, ?, 'APPROVING', ?, 0, 'KRW', ?, ?, 'STORED', now())""",
                        order,
                        like.store(),
                        total,
                        order.toString(),
                        key)
                .then(
                        """
                        insert into saga.saga (id, state, owner, owner_epoch, deadline, due_at)
                        values (?, 'IN_DOUBT', 'limit', 1, now() + interval '10 minutes', now() + interval '75 seconds')""",
                        saga)
                .then(STEPS, saga, like.steps()[0], like.steps()[1], like.steps()[2], like.steps()[3], like.steps()[4])
                .then(
                        """
                        insert into saga.journal (saga_id, node, event, step)
                        select ?, 'limit', event, step from unnest(?::text[], ?::text[]) with ordinality as x (event, step, n)
                        where n < cardinality(?::text[])""",
                        saga,
                        like.events()[0],
                        like.events()[1],
                        like.events()[0])
                .then(
                        "insert into stock.hold (order_id, saga_id, state, items, quantities) values (?, ?, 'HELD', ?, ?)",
                        order,
                        saga,
                        items,
                        quantities)
                .then(HELD, items, quantities);
    }

    private OneCommit pay(UUID order, UUID saga, String key, UUID[] items, Integer[] quantities, UUID[] paid) {
        return new OneCommit()
                .then(
                        "update saga.saga set state = 'COMPLETED', finished_at = now(), epoch = epoch + 1"
                                + " where id = ? and state = 'IN_DOUBT'",
                        saga)
                .then("insert into saga.journal (saga_id, node, event) values (?, 'limit', 'COMPLETED')", saga)
                .then(
                        "update ordering.orders set state = 'PAID', paid_at = now(), ended_at = now() where id = ?",
                        order)
                .then(
                        "insert into ordering.awaited_ticket (order_id, store_id, since) values (?, ?, now())",
                        order,
                        like.store())
                .then(
                        "update ordering.idempotency_key set status = 201, body = ?"
                                + " where visit_id = ? and operation = 'order-place' and key = ?",
                        like.answer(),
                        like.visit(),
                        key)
                .then(
                        "update payment.attempt set state = 'PAID', provider_reference = ?, paid_at = now()"
                                + " where merchant_reference = ?",
                        key,
                        order.toString())
                .then(MESSAGES, paid, like.paid()[0], like.paid()[1], like.paid()[2], order.toString())
                .then("update stock.hold set state = 'SOLD' where order_id = ?", order)
                .then(SOLD, items, quantities);
    }

    private OneCommit cook(UUID order, UUID visit, Integer[] quantities, UUID[] paid, UUID[] told) {
        return new OneCommit()
                .then(SENT, (Object) paid)
                .then(MESSAGES, told, like.ticket()[0], like.ticket()[1], like.ticket()[2], order.toString())
                .then(
                        """
                        insert into kitchen.served_at as s (visit_id, table_id, party_id) values (?, ?, ?)
                        on conflict (visit_id) do update set table_id = s.table_id""",
                        visit,
                        like.table(),
                        visit)
                .then(
                        """
                        insert into kitchen.ticket_line (order_id, position, name, quantity, state)
                        select ?, n, 'dish', quantity, 'WAITING'
                        from unnest(?::integer[]) with ordinality as x (quantity, n)""",
                        order,
                        quantities)
                .then(
                        TICKET,
                        like.store(),
                        like.store(),
                        order,
                        like.store(),
                        like.table(),
                        like.visit(),
                        like.trace());
    }

    private static OneCommit follow(UUID order, UUID[] told) {
        return new OneCommit()
                .then(SENT, (Object) told)
                .then("update ordering.orders set kitchen_number = 1, pickup_number = 1 where id = ?", order)
                .then("delete from ordering.awaited_ticket where order_id = ?", order)
                .then("update ordering.order_line set kitchen = 'WAITING' where order_id = ?", order);
    }

    private static OneCommit count(UUID order, UUID[] items) {
        return new OneCommit()
                .then(
                        "insert into insight.order_line (order_id, position, item_id)"
                                + " select ?, n, item from unnest(?::uuid[]) with ordinality as x (item, n)",
                        order,
                        items)
                .then(
                        """
                        insert into insight.item_orders as t (item_id, orders)
                        select item, 1 from unnest(?::uuid[]) as x (item) order by item
                        on conflict (item_id) do update set orders = t.orders + 1""",
                        (Object) items);
    }

    private static UUID[] ids(String[][] messages) {
        return Stream.generate(DatabaseLimit::timeOrdered)
                .limit(messages[0].length)
                .toArray(UUID[]::new);
    }

    /** As the product's ids are: they come next to each other in an index. */
    private static UUID timeOrdered() {
        UUID random = UUID.randomUUID();
        return new UUID(
                System.currentTimeMillis() << 16 | 0x7000 | random.getMostSignificantBits() & 0xFFF,
                random.getLeastSignificantBits());
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
