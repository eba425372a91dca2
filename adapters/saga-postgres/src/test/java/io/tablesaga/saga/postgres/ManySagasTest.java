package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node that comes to life in front of a heap of another node's open sagas. {@code -Dtablesaga.saga.open=n} for n of them. */
class ManySagasTest {

    /** More in the campaign; still too many for one lease. */
    private static final int OPEN = Integer.getInteger("tablesaga.saga.open", 3_000);

    /** They wait for somebody outside, and make each look for what is due a long one. */
    private static final int WAITING = 20_000;

    /** Of a node that died long ago; each with one step, every thousandth of them with an undo that is nowhere. */
    private static final String HEAP =
            """
            with s as (
                insert into saga.saga (id, state, owner, owner_epoch, deadline, due_at)
                select gen_random_uuid(), 'RUNNING', 'node-dead', 1, now() + interval '1 day', now() + interval '1 day'
                from generate_series(1, ?)
                returning id),
            numbered as (select id, row_number() over () as n from s)
            insert into saga.step (saga_id, enlisted_on, route_id, compensation, options)
            select id, 'node-dead', 'step', case when n % 1000 = 0 then 'nowhere:at-all' else 'direct:undo' end, jsonb_build_object('n', n)
            from numbered""";

    private Node node;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        JDBC.update(
                "insert into saga.node (name, epoch, lease_until) values ('node-dead', 1, now() - interval '1 hour')");
        node = new Node(
                Node.QUICK.withTimes(Duration.ofSeconds(3), Duration.ofMillis(50), Duration.ofSeconds(30)),
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        from("direct:fresh")
                                .routeId("fresh")
                                .saga()
                                .completionMode(SagaCompletionMode.AUTO)
                                .timeout(Duration.ofMinutes(1))
                                .compensation("direct:undo")
                                .bean("effects", "effect")
                                .end();
                        from("direct:undo").routeId("undo").bean("effects", "effect");
                    }
                });
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void thousands_of_open_sagas_are_undone_once_each_and_poison_among_them_keeps_nobody_waiting() {
        JDBC.update(
                """
                insert into saga.saga (id, state, deadline, due_at)
                select gen_random_uuid(), 'RUNNING', now() + interval '1 day', now() + interval '1 day'
                from generate_series(1, ?)""",
                WAITING);
        JDBC.update(HEAP, OPEN);

        long start = System.nanoTime();
        node.recovering();
        assertThat(node.send("direct:fresh").getException()).isNull();
        await("all but the poisoned ones are undone")
                .atMost(Duration.ofMinutes(2))
                .until(() -> count("state = 'COMPENSATED'") == OPEN - OPEN / 1000);
        double seconds = (System.nanoTime() - start) / 1e9;
        await("the poisoned ones are a human's")
                .atMost(Duration.ofSeconds(20))
                .until(() -> count("state = 'STUCK'") == OPEN / 1000);

        System.out.printf("%d open sagas at start: undone in %.1f s, %.0f a second%n", OPEN, seconds, OPEN / seconds);
        assertThat(count("state = 'COMPLETED'")).isEqualTo(1);
        assertThat(count("state = 'RUNNING'")).isEqualTo(WAITING);
        assertThat(JDBC.queryForObject(
                        "select count(distinct what) from effect where what like 'undo %'", Integer.class))
                .isEqualTo(OPEN - OPEN / 1000);
        assertThat(JDBC.queryForObject("select count(*) from effect where what like 'undo %'", Integer.class))
                .as("once each")
                .isEqualTo(OPEN - OPEN / 1000);
    }

    private static int count(String where) {
        return JDBC.queryForObject("select count(*) from saga.saga where " + where, Integer.class);
    }
}
