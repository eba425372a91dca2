package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tablesaga.shared.OutboxMessage;
import io.tablesaga.shared.Outlet;
import io.tablesaga.shared.Outlet.Acknowledged;
import io.tablesaga.shared.Outlet.Place;
import io.tablesaga.shared.Outlet.Unsent;
import io.tablesaga.shared.persistence.JdbcOutbox;
import io.tablesaga.shared.persistence.JdbcOutbox.OutboxSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Relays that share an outbox; each test has a broker of its own. */
class OutboxTest {

    private final String broker = "broker-" + UUID.randomUUID();

    @Test
    void two_relays_share_the_keys_and_the_one_that_stays_takes_over_from_the_one_that_dies() {
        Outlet first = outbox(4, Duration.ofSeconds(2)).outlet(broker);
        Outlet second = outbox(4, Duration.ofSeconds(2)).outlet(broker);
        List<OutboxMessage> written = write(100);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            List<UUID> both = new ArrayList<>(ids(first.unsent(1000)));
            List<UUID> others = ids(second.unsent(1000));
            assertThat(both).isNotEmpty();
            assertThat(others).isNotEmpty();
            both.addAll(others);
            assertThat(both).containsExactlyInAnyOrderElementsOf(ids(written));
        });

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(ids(second.unsent(1000))).containsExactlyElementsOf(ids(written)));
        assertThat(first.holds()).isFalse();
    }

    @Test
    void a_relay_that_lost_its_lease_marks_nothing() {
        Outlet slow = outbox(1, Duration.ofMillis(300)).outlet(broker);
        Outlet quick = outbox(1, Duration.ofMillis(300)).outlet(broker);
        write(1);
        Unsent read = slow.unsent(10).get(0);

        List<Unsent> taken = new ArrayList<>();
        await().atMost(Duration.ofSeconds(20)).until(() -> taken.addAll(quick.unsent(10)));

        assertThat(slow.sent(List.of(new Acknowledged(read, null)))).isZero();
        assertThat(unsent()).isEqualTo(1);
        assertThat(quick.sent(List.of(new Acknowledged(taken.get(0), null)))).isEqualTo(1);
        assertThat(unsent()).isZero();
    }

    @Test
    void a_relay_that_stops_gives_its_keys_back_at_once() {
        Outlet stopped = outbox(4, Duration.ofHours(1)).outlet(broker);
        write(10);
        assertThat(stopped.unsent(100)).hasSize(10);

        stopped.leave();

        assertThat(outbox(4, Duration.ofHours(1)).outlet(broker).unsent(100)).hasSize(10);
        assertThat(stopped.unsent(100)).isEmpty();
    }

    @Test
    void another_number_of_partitions_is_refused_while_somebody_relays() {
        Outlet four = outbox(4, Duration.ofHours(1)).outlet(broker);
        write(10);
        assertThat(four.unsent(100)).hasSize(10);

        assertThatThrownBy(() -> outbox(3, Duration.ofHours(1)).outlet(broker))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tablesaga.outbox.partitions");

        four.leave();
        assertThat(outbox(3, Duration.ofHours(1)).outlet(broker).unsent(100)).hasSize(10);
    }

    @Test
    void whoever_commits_messages_looks_at_once_and_whoever_rolls_back_does_not() {
        JdbcOutbox outbox = outbox(4, Duration.ofSeconds(5));
        AtomicInteger looks = new AtomicInteger();
        outbox.afterCommit(looks::incrementAndGet);
        TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(POOL));

        transaction.executeWithoutResult(status -> {
            outbox.add(List.of(message()));
            status.setRollbackOnly();
        });
        assertThat(looks).hasValue(0);
        transaction.executeWithoutResult(status -> {
            outbox.add(List.of(message()));
            assertThat(looks).hasValue(0);
        });
        assertThat(looks).hasValue(1);
    }

    @Test
    void a_tail_the_broker_has_lost_is_unsent_again_and_only_once() {
        Outlet outlet = outbox(1, Duration.ofHours(1)).outlet(broker);
        write(3);
        List<Unsent> sent = outlet.unsent(10);
        List<Acknowledged> acknowledged = IntStream.range(0, 3)
                .mapToObj(n -> new Acknowledged(sent.get(n), new Place(broker + ":orders", 0, n)))
                .toList();
        assertThat(outlet.sent(acknowledged)).isEqualTo(3);
        Place reached = outlet.reached().get(0);
        assertThat(reached).isEqualTo(new Place(broker + ":orders", 0, 2));

        assertThat(outlet.lost(reached, 1))
                .containsExactlyInAnyOrder(
                        sent.get(1).message().id(), sent.get(2).message().id());
        assertThat(outlet.lost(reached, 1)).isEmpty();

        assertThat(ids(outlet.unsent(10)))
                .containsExactly(
                        sent.get(1).message().id(), sent.get(2).message().id());
        assertThat(outlet.reached()).containsExactly(new Place(broker + ":orders", 0, 0));
    }

    @Test
    void what_a_queue_acknowledged_last_is_unsent_again_however_long_ago_that_was() {
        Outlet outlet = outbox(1, Duration.ofHours(1)).outlet(broker);
        write(3);
        List<Unsent> sent = outlet.unsent(10);
        outlet.sent(
                sent.stream().map(message -> new Acknowledged(message, null)).toList());
        sentAgo(sent.get(0), "2 days 31 seconds");
        sentAgo(sent.get(1), "2 days 29 seconds");
        sentAgo(sent.get(2), "2 days");

        assertThat(outlet.perhapsLost(Duration.ofSeconds(30))).isEqualTo(2);
        assertThat(ids(outlet.unsent(10)))
                .containsExactly(
                        sent.get(1).message().id(), sent.get(2).message().id());
        assertThat(outlet.perhapsLost(Duration.ofSeconds(30))).isEqualTo(1);
        assertThat(outlet.perhapsLost(Duration.ofSeconds(30))).isZero();
    }

    @Test
    void of_what_a_log_keeps_nothing_is_perhaps_lost() {
        Outlet outlet = outbox(1, Duration.ofHours(1)).outlet(broker);
        write(1);
        Unsent sent = outlet.unsent(10).get(0);
        outlet.sent(List.of(new Acknowledged(sent, new Place(broker + ":orders", 0, 0))));

        assertThat(outlet.perhapsLost(Duration.ofSeconds(30))).isZero();
    }

    private static void sentAgo(Unsent message, String ago) {
        JDBC.update(
                "update outbox.message set sent_at = now() - ?::interval where id = ?",
                ago,
                message.message().id());
    }

    @Test
    void the_next_months_are_there_and_only_old_ones_that_were_sent_are_dropped() {
        assertThat(months()).hasSizeGreaterThanOrEqualTo(3);
        month("2020_01", "2020-01-01", "2020-02-01", "now()");
        month("2020_02", "2020-02-01", "2020-03-01", "null");

        outbox(4, Duration.ofSeconds(5));
        assertThat(months()).contains("message_2020_01", "message_2020_02");

        new JdbcOutbox(POOL, new OutboxSettings("box", 4, Duration.ofSeconds(5), 12));
        assertThat(months()).doesNotContain("message_2020_01").contains("message_2020_02");
        assertThat(months()).hasSizeGreaterThanOrEqualTo(4);
        JDBC.execute("drop table outbox.message_2020_02");
    }

    private void month(String name, String from, String to, String sent) {
        JDBC.execute("create table outbox.message_%s partition of outbox.message for values from ('%s') to ('%s')"
                .formatted(name, from, to));
        JDBC.execute(
                """
                insert into outbox.message (id, destination, key, type, body, created_at, sent_at)
                values (gen_random_uuid(), '%s:old', 'k', 't', '{}', '%s', %s)"""
                        .formatted(broker, from, sent));
    }

    private static List<String> months() {
        return JDBC.queryForList(
                """
                select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                where i.inhparent = 'outbox.message'::regclass""",
                String.class);
    }

    private static JdbcOutbox outbox(int partitions, Duration lease) {
        return new JdbcOutbox(POOL, new OutboxSettings("box", partitions, lease, 0));
    }

    private List<OutboxMessage> write(int count) {
        List<OutboxMessage> messages =
                IntStream.range(0, count).mapToObj(n -> message()).toList();
        outbox(4, Duration.ofSeconds(5)).add(messages);
        return messages;
    }

    private OutboxMessage message() {
        UUID id = UUID.randomUUID();
        return new OutboxMessage(id, broker + ":orders", "key of " + id, "t", "{}");
    }

    private long unsent() {
        Long count = JDBC.queryForObject(
                "select count(*) from outbox.message where destination = ? and sent_at is null",
                Long.class,
                broker + ":orders");
        return count == null ? 0 : count;
    }

    private static List<UUID> ids(List<?> messages) {
        return messages.stream()
                .map(message -> message instanceof Unsent unsent ? unsent.message() : (OutboxMessage) message)
                .map(OutboxMessage::id)
                .toList();
    }
}
