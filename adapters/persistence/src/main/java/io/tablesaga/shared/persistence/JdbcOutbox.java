package io.tablesaga.shared.persistence;

import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.OutboxMessage;
import io.tablesaga.shared.Outlet;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox's tables: the log of messages, and who relays them. */
public final class JdbcOutbox implements Outbox {

    private final JdbcTemplate jdbc;
    private final OutboxSettings settings;
    private final LogMonths months;

    /** A process, not a machine: after a restart the same name would otherwise pass for the one that was killed. */
    private final String node;

    private volatile Runnable look = () -> {};

    public JdbcOutbox(DataSource dataSource, OutboxSettings settings) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.settings = settings;
        this.node = settings.node() + "/" + UUID.randomUUID();
        this.months = new LogMonths(jdbc, "outbox", settings.keepMonths());
        months.turn();
    }

    /**
     * @param partitions how many relays can share the keys to one broker; the same for all nodes
     * @param lease after this a dead relay's partitions are another's
     * @param keepMonths whole months of sent messages to keep; 0 keeps all
     */
    public record OutboxSettings(String node, int partitions, Duration lease, int keepMonths) {

        public OutboxSettings {
            if (partitions < 1 || lease.toMillis() < 100 || keepMonths < 0) {
                throw new IllegalArgumentException(
                        "tablesaga.outbox: partitions must be 1 or more, lease 100ms or more,"
                                + " keep-months 0 (all) or more");
            }
        }
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
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new LookAfterCommit());
        }
    }

    /** After completion, not after commit: what fails there would reach a caller whose commit has succeeded. */
    private final class LookAfterCommit implements TransactionSynchronization {

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                look.run();
            }
        }
    }

    @Override
    public void afterCommit(Runnable look) {
        this.look = look;
    }

    @Override
    public Outlet outlet(String broker) {
        return new JdbcOutlet(jdbc, broker, node, settings.partitions(), settings.lease(), months);
    }

    private static String[] column(List<OutboxMessage> messages, Function<OutboxMessage, String> value) {
        return messages.stream().map(value).toArray(String[]::new);
    }
}
