package io.tablesaga.shared.persistence;

import io.tablesaga.shared.OutboxMessage;
import io.tablesaga.shared.Outlet;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** Leases by the database's clock; one thread reads and marks. */
final class JdbcOutlet implements Outlet {

    /** A lease is renewed, and one that ran out is noticed, so often in its time. */
    private static final int LOOKS_A_LEASE = 5;

    private final JdbcTemplate jdbc;
    private final String broker;
    private final String node;
    private final int partitions;
    private final Duration lease;
    private final LogMonths months;

    private Map<Integer, Long> epochs = Map.of();

    /** Before the statement that took the leases, so that it errs on the safe side. */
    private volatile long renewed;

    JdbcOutlet(JdbcTemplate jdbc, String broker, String node, int partitions, Duration lease, LogMonths months) {
        this.jdbc = jdbc;
        this.broker = broker;
        this.node = node;
        this.partitions = partitions;
        this.lease = lease;
        this.months = months;
        this.renewed = System.nanoTime() - lease.toNanos();
        repartition();
    }

    private void repartition() {
        if (count(OutletSql.PARTITIONS, broker) == partitions) {
            return;
        }
        if (count(OutletSql.OTHERS, broker, node) > 0) {
            throw new IllegalStateException("Another node relays the outbox in other partitions than the "
                    + partitions + " of tablesaga.outbox.partitions. Set the same number, or stop that node and start"
                    + " again " + lease.toSeconds() + " s later.");
        }
        jdbc.update(OutletSql.REPARTITION, broker, partitions, broker, partitions, broker, partitions);
    }

    private long count(String sql, Object... arguments) {
        Long count = jdbc.queryForObject(sql, Long.class, arguments);
        return count == null ? 0 : count;
    }

    @Override
    public List<Unsent> unsent(int limit) {
        if (System.nanoTime() - renewed >= lease.toNanos() / LOOKS_A_LEASE) {
            renew();
            months.turnEveryHour();
        }
        return jdbc.query(
                OutletSql.UNSENT,
                (row, n) -> new Unsent(
                        new OutboxMessage(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5)),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getInt(7),
                        epochs.getOrDefault(row.getInt(7), -1L)),
                partitions,
                broker,
                partitions,
                broker,
                node,
                limit);
    }

    private void renew() {
        long before = System.nanoTime();
        Map<Integer, Long> held = new HashMap<>();
        jdbc.query(
                OutletSql.LEASE,
                row -> {
                    held.put(row.getInt(1), row.getLong(2));
                },
                broker,
                node,
                lease.toMillis(),
                broker,
                node,
                node,
                partitions,
                broker,
                node,
                broker,
                node,
                node,
                node,
                lease.toMillis(),
                broker);
        epochs = held;
        renewed = before;
    }

    @Override
    public boolean holds() {
        return System.nanoTime() - renewed < lease.toNanos();
    }

    @Override
    public int sent(List<Acknowledged> messages) {
        Long marked = jdbc.queryForObject(
                OutletSql.SENT,
                Long.class,
                column(messages, sent -> sent.message().message().id().toString()),
                column(messages, sent -> sent.message()
                        .createdAt()
                        .atOffset(ZoneOffset.UTC)
                        .toString()),
                column(messages, sent -> String.valueOf(sent.message().partition())),
                column(messages, sent -> String.valueOf(sent.message().epoch())),
                column(
                        messages,
                        sent -> sent.place() == null
                                ? null
                                : String.valueOf(sent.place().partition())),
                column(
                        messages,
                        sent -> sent.place() == null
                                ? null
                                : String.valueOf(sent.place().offset())),
                broker,
                node);
        return marked == null ? 0 : marked.intValue();
    }

    @Override
    public List<Place> reached() {
        return jdbc.query(
                """
                select destination, topic_partition, topic_offset from outbox.reached
                where split_part(destination, ':', 1) = ? and topic_offset >= 0""",
                (row, n) -> new Place(row.getString(1), row.getInt(2), row.getLong(3)),
                broker);
    }

    @Override
    public List<UUID> lost(Place reached, long end) {
        return jdbc.queryForList(
                OutletSql.LOST, UUID.class, end, reached.destination(), reached.partition(), reached.offset(), end);
    }

    @Override
    public int perhapsLost(Duration last) {
        return jdbc.update(OutletSql.PERHAPS_LOST, broker, broker, last.toMillis());
    }

    @Override
    public void leave() {
        jdbc.update(OutletSql.LEAVE, broker, node, broker, node);
    }

    private static String[] column(List<Acknowledged> messages, Function<Acknowledged, String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }
}
