package io.tablesaga.shared.persistence;

import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.OutboxMessage;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The outbox table; one relay at a time holds its lease. */
public final class JdbcOutbox implements Outbox {

    private static final int LEASE_SECONDS = 5;

    private final JdbcTemplate jdbc;

    public JdbcOutbox(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Override
    public void add(List<OutboxMessage> messages) {
        jdbc.update(
                """
                insert into outbox.message (id, destination, key, type, body)
                select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])""",
                column(messages, message -> message.id().toString()),
                column(messages, OutboxMessage::destination),
                column(messages, OutboxMessage::key),
                column(messages, OutboxMessage::type),
                column(messages, OutboxMessage::body));
    }

    @Override
    public List<OutboxMessage> unsent(String node, int limit) {
        return jdbc.query(
                """
                with lease as (
                    update outbox.relay
                    set node = ?, epoch = case when node = ? then epoch else epoch + 1 end,
                        lease_until = now() + ? * interval '1 second'
                    where id = 1 and (node = ? or lease_until < now())
                    returning id)
                select m.id, m.destination, m.key, m.type, m.body
                from outbox.message m, lease
                where m.sent_at is null
                order by m.seq
                limit ?""",
                (row, n) -> new OutboxMessage(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5)),
                node,
                node,
                LEASE_SECONDS,
                node,
                limit);
    }

    @Override
    public void sent(List<UUID> ids) {
        jdbc.update("update outbox.message set sent_at = now() where id = any (?::uuid[]) and sent_at is null", (Object)
                ids.stream().map(UUID::toString).toArray(String[]::new));
    }

    private static String[] column(List<OutboxMessage> messages, Function<OutboxMessage, String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }
}
