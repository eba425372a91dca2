package io.tablesaga.saga.postgres;

import static io.tablesaga.saga.postgres.Database.JDBC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that SIGSTOP freezes past its lease, and SIGCONT wakes: it finds that others went on without it. */
class StoppedProcessTest {

    private Connection gate;
    private Process process;
    private BufferedWriter orders;
    private Node other;

    @BeforeEach
    void start() throws Exception {
        Database.clear();
        gate = Database.POOL.getConnection();
        gate("select pg_advisory_lock(%d)".formatted(StoppableNode.GATE));
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StoppableNode.class.getName(),
                        Database.url())
                .redirectErrorStream(true)
                .redirectOutput(new File("target/stopped-process.log"))
                .start();
        orders = process.outputWriter();
        other = new Node(
                SagaSettings.of("node-b")
                        .withTimes(Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofSeconds(30)),
                new StoppableNode.Trips(false));
    }

    @AfterEach
    void stop() throws SQLException {
        process.destroyForcibly();
        gate("select pg_advisory_unlock_all()");
        gate.close();
        other.close();
    }

    @Test
    void in_the_middle_of_its_route_it_cannot_complete_what_was_undone_meanwhile() throws Exception {
        order("direct:trip");
        UUID saga = stoppedAtTheGate();
        other.recovering();
        Node.awaitState(saga, SagaState.COMPENSATED);
        List<String> journal = Node.journal(saga);

        goOn();
        worksAgainAndEnds();

        assertThat(told().get(0)).contains(saga.toString(), "is COMPENSATED and cannot be completed");
        assertThat(Node.journal(saga)).isEqualTo(journal).containsSubsequence("COMPENSATING", "COMPENSATED");
        assertThat(Node.effects()).containsOnlyOnce("undo");
    }

    @Test
    void in_the_middle_of_an_undo_it_ends_it_and_marks_nothing() throws Exception {
        order("direct:failing-trip");
        UUID saga = stoppedAtTheGate();
        other.recovering();
        Node.awaitState(saga, SagaState.COMPENSATED);
        List<String> journal = Node.journal(saga);

        goOn();
        worksAgainAndEnds();

        assertThat(journal).containsSubsequence("COMPENSATING", "COMPENSATED_STEP flight", "COMPENSATED");
        assertThat(other.operations.journal(saga))
                .filteredOn(entry -> entry.event().startsWith("COMPENSATED"))
                .extracting(SagaOperations.Entry::node)
                .containsOnly("node-b");
        assertThat(Node.effects()).as("once by each").filteredOn("undo"::equals).hasSize(2);
        assertThat(Node.journal(saga)).isEqualTo(journal);
    }

    private UUID stoppedAtTheGate() throws Exception {
        await("it waits at the gate")
                .atMost(Duration.ofSeconds(60))
                .until(() -> JDBC.queryForObject(
                                "select count(*) from pg_locks where locktype = 'advisory' and not granted",
                                Integer.class)
                        == 1);
        signal("-STOP");
        return JDBC.queryForObject("select id from saga.saga", UUID.class);
    }

    private void goOn() throws Exception {
        gate("select pg_advisory_unlock_all()");
        signal("-CONT");
    }

    /** With its end the last of its workers has said what it had to say. */
    private void worksAgainAndEnds() throws Exception {
        await("its heart beats again: before, a new saga of its own would be taken for a dead node's")
                .atMost(Duration.ofSeconds(60))
                .until(() -> JDBC.queryForObject(
                        "select lease_until > now() from saga.node where name = 'node-a'", Boolean.class));
        order("direct:trip");
        await("it was stopped, it is not dead").atMost(Duration.ofSeconds(60)).until(() -> told().size() == 2);
        assertThat(told().get(1)).isEqualTo("told well");
        orders.close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    private void order(String endpoint) throws Exception {
        orders.write(endpoint);
        orders.newLine();
        orders.flush();
    }

    private static List<String> told() {
        return Node.effects().stream()
                .filter(effect -> effect.startsWith("told "))
                .toList();
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder("kill", name, String.valueOf(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    private void gate(String sql) throws SQLException {
        try (Statement statement = gate.createStatement()) {
            statement.execute(sql);
        }
    }
}
