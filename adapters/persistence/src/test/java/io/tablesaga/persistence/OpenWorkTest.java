package io.tablesaga.persistence;

import static io.tablesaga.persistence.Database.JDBC;
import static io.tablesaga.persistence.Database.POOL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.books.OpenWork;
import io.tablesaga.books.OpenWork.Kind;
import io.tablesaga.books.OpenWork.Open;
import io.tablesaga.books.persistence.JdbcOpenWork;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each kind of what can stand open is planted twice, ten and five minutes old, among what has ended. */
class OpenWorkTest {

    private static final Map<Kind, String> PLANTED = Map.ofEntries(
            saga(Kind.SAGA_RUNNING, "RUNNING"),
            saga(Kind.SAGA_IN_DOUBT, "IN_DOUBT"),
            saga(Kind.SAGA_COMPLETING, "COMPLETING"),
            saga(Kind.SAGA_COMPENSATING, "COMPENSATING"),
            saga(Kind.SAGA_STUCK, "STUCK"),
            saga(Kind.SAGA_REVIEW, "REVIEW"),
            Map.entry(
                    Kind.SAGA_OVERDUE,
                    "insert into saga.saga (id, state, deadline) values (gen_random_uuid(), 'RUNNING', %s)"),
            message(Kind.OUTBOX_JMS, "jms:kitchen.tickets"),
            message(Kind.OUTBOX_KAFKA, "kafka:orders"),
            Map.entry(
                    Kind.TICKET_AWAITED,
                    "insert into ordering.awaited_ticket (order_id, store_id, since) values (gen_random_uuid(), gen_random_uuid(), %s)"),
            Map.entry(
                    Kind.CANCELLATION_REQUESTED,
                    """
                    insert into ordering.cancellation (id, order_id, state, asked_by, positions, agreed, discarded, reason,
                                                       currency, idempotency_key, requested_at)
                    values (gen_random_uuid(), gen_random_uuid(), 'REQUESTED', 'GUEST', '{}', true, false, 'r', 'KRW', 'k', %s)"""),
            Map.entry(
                    Kind.PRINTER_AWAY,
                    """
                    insert into printing.printer (id, store_id, name, prints, host, port, paper, form, confirms, away_reason,
                                                  away_since)
                    values (gen_random_uuid(), gen_random_uuid(), 'p', '{TICKETS}', 'h', 9100, 'MM_80', 'TEXT', true,
                            'SILENT', %s)"""),
            Map.entry(
                    Kind.SLIP_WAITING,
                    """
                    insert into printing.job (id, printer_id, store_id, order_id, kind, printout, kept_at)
                    select gen_random_uuid(), id, store_id, gen_random_uuid(), 'RECEIPT', '{}', %s from printing.printer
                    where name = 'OpenWorkTest'"""),
            Map.entry(
                    Kind.PAYMENT_FINDING,
                    """
                    insert into payment.finding (kind, reference, day, detail, first_seen)
                    values ('AMOUNT_DIFFERS', gen_random_uuid()::text, current_date, 'd', %s)"""),
            Map.entry(
                    Kind.EVENT_SET_ASIDE,
                    """
                    insert into outbox.set_aside (follower, topic, partition, position, key, reason, at)
                    values ('OpenWorkTest', gen_random_uuid()::text, 0, 0, 'k', 'r', %s)"""));

    private final OpenWork work = new JdbcOpenWork(POOL);

    @BeforeEach
    void among_what_has_ended() {
        clear();
        JDBC.execute(
                """
                insert into printing.printer (id, store_id, name, prints, host, port, paper, form, confirms)
                values (gen_random_uuid(), gen_random_uuid(), 'OpenWorkTest', '{RECEIPTS}', 'h', 9100, 'MM_80', 'TEXT', true);
                insert into saga.saga (id, state, created_at)
                select gen_random_uuid(), s, now() - interval '1 day'
                from unnest(array['COMPLETED', 'COMPENSATED']) as s;
                insert into outbox.message (id, destination, key, type, body, sent_at)
                values (gen_random_uuid(), 'jms:kitchen.tickets', 'k', 't', '{}', now())""");
    }

    @AfterEach
    void clear() {
        JDBC.execute(
                """
                truncate saga.saga, saga.journal, outbox.message, outbox.set_aside, ordering.awaited_ticket,
                         ordering.cancellation, payment.finding, printing.job, printing.printer""");
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PORTION_HELD", "STAFF_CALL"})
    void what_stands_open_is_counted_with_the_age_of_its_oldest(Kind kind) {
        assertThat(work.now().get(kind)).isEqualTo(Open.NONE);
        JDBC.execute(PLANTED.get(kind).formatted("now() - interval '10 minutes'"));
        JDBC.execute(PLANTED.get(kind).formatted("now() - interval '5 minutes'"));

        Map<Kind, Open> open = work.now();
        assertThat(open.get(kind).count()).isEqualTo(2);
        assertThat(open.get(kind).oldest()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
        assertThat(open).containsOnlyKeys(Kind.values());
    }

    @Test
    void a_saga_is_in_doubt_since_its_journal_says_so_and_not_since_it_began() {
        JDBC.execute(
                """
                with s as (insert into saga.saga (id, state, created_at)
                           values (gen_random_uuid(), 'IN_DOUBT', now() - interval '1 hour') returning id)
                insert into saga.journal (saga_id, event, at)
                select id, 'IN_DOUBT', now() - interval '2 minutes' from s""");
        assertThat(work.now().get(Kind.SAGA_IN_DOUBT).oldest()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
    }

    @Test
    void portions_that_are_held_are_added_up() {
        String dish =
                "insert into stock.item (id, store_id, available, held) values (gen_random_uuid(), '%1$s', 5, %2$s)";
        String store = "00000000-0000-7000-8000-00000000beef";
        long before = work.now().get(Kind.PORTION_HELD).count();
        try {
            JDBC.execute(dish.formatted(store, 2));
            JDBC.execute(dish.formatted(store, 3));
            assertThat(work.now().get(Kind.PORTION_HELD)).isEqualTo(new Open(before + 5, Duration.ZERO));
        } finally {
            JDBC.update("delete from stock.item where store_id = ?::uuid", store);
        }
    }

    private static Map.Entry<Kind, String> saga(Kind kind, String state) {
        return Map.entry(
                kind, "insert into saga.saga (id, state, created_at) values (gen_random_uuid(), '" + state + "', %s)");
    }

    private static Map.Entry<Kind, String> message(Kind kind, String destination) {
        return Map.entry(
                kind,
                "insert into outbox.message (id, destination, key, type, body, created_at) values (gen_random_uuid(), '"
                        + destination + "', 'k', 't', '{}', %s)");
    }
}
