package io.tablesaga.saga.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.SagaCompletionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** This JVM's clock and the database's are an hour apart, either way: only one of them counts. */
class WrongClockTest {

    /** Whatever the service asks PostgreSQL for the time, it hears this. */
    private static final String CLOCK =
            """
            create schema elsewhere;
            create function elsewhere.now() returns timestamptz stable
                return pg_catalog.now() + interval '%2$s';
            create function elsewhere.clock_timestamp() returns timestamptz volatile
                return pg_catalog.clock_timestamp() + interval '%2$s';
            alter database %1$s set search_path to elsewhere, pg_catalog, public""";

    @ParameterizedTest
    @CsvSource({"ahead, 1 hour", "behind, -1 hour"})
    void deadlines_leases_and_retention_go_by_the_databases_clock(String name, String apart) throws Exception {
        Database.JDBC.execute("create database " + name);
        try (HikariDataSource pool = Database.poolOf(name)) {
            new JdbcTemplate(pool).execute(CLOCK.formatted(name, apart));
        }
        try (HikariDataSource pool = Database.poolOf(name)) {
            SagaSchema.create(pool);
            OffsetDateTime there = new JdbcTemplate(pool).queryForObject("select now()", OffsetDateTime.class);
            assertThat(Duration.between(there.toInstant(), Instant.now()).abs())
                    .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        }
        try (Node living = node("living", name);
                Node dying = node("dying", name)) {
            UUID late = Node.sagaOf(living.send("direct:late"));
            UUID soon = Node.sagaOf(living.send("direct:soon"));
            UUID orphan = Node.sagaOf(dying.send("direct:late"));
            dying.cutOff();

            awaitUndone(living, soon);
            awaitUndone(living, orphan);

            assertThat(living.operations.journal(soon))
                    .anySatisfy(entry -> assertThat(entry.detail()).isEqualTo("its deadline passed"));
            assertThat(living.operations.journal(orphan))
                    .anySatisfy(entry -> assertThat(entry.detail()).isEqualTo("its owner dying died"));
            assertThat(living.operations.find(late).orElseThrow().state())
                    .as("half an hour is left, and its node lives")
                    .isEqualTo(SagaState.RUNNING);
            assertThat(living.operations.forget(Duration.ofMinutes(30), 10)).isZero();
            assertThat(living.operations.forget(Duration.ZERO, 10)).isEqualTo(2);
        }
    }

    private static void awaitUndone(Node node, UUID saga) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> node.operations.find(saga).orElseThrow().state() == SagaState.COMPENSATED);
    }

    private static Node node(String name, String database) throws Exception {
        SagaSettings settings =
                SagaSettings.of(name).withTimes(Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofSeconds(30));
        return new Node(settings, Database.poolOf(database), new RouteBuilder() {
                    @Override
                    public void configure() {
                        errorHandler(noErrorHandler());
                        begin("soon", Duration.ofMillis(1));
                        begin("late", Duration.ofMinutes(30));
                        from("direct:undo").routeId("undo").log("undone");
                    }

                    private void begin(String id, Duration deadline) {
                        from("direct:" + id)
                                .routeId(id)
                                .saga()
                                .completionMode(SagaCompletionMode.MANUAL)
                                .timeout(deadline)
                                .compensation("direct:undo")
                                .log("begun")
                                .end();
                    }
                })
                .recovering();
    }
}
