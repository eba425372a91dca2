package io.tablesaga.saga.postgres;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The saga tables: each method is one statement, in the caller's transaction, by the database's clock. */
final class SagaLog {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Object>> OPTIONS = new TypeReference<>() {};

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final SagaNode node;
    private final SagaSettings settings;

    SagaLog(DataSource dataSource, SagaNode node, SagaSettings settings) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.node = node;
        this.settings = settings;
    }

    /** A saga and its steps, or further steps of a saga that is still RUNNING, and their journal. */
    void write(PendingSaga saga) {
        List<Enlistment> steps = saga.steps();
        String[] events = Stream.concat(
                        saga.born() ? Stream.of("BORN") : Stream.empty(),
                        Stream.concat(
                                steps.stream().map(step -> "ENLISTED"),
                                saga.state() == SagaState.RUNNING
                                        ? Stream.empty()
                                        : Stream.of(saga.state().name())))
                .toArray(String[]::new);
        String[] eventSteps = Stream.concat(
                        saga.born() ? Stream.of("") : Stream.empty(),
                        Stream.concat(steps.stream().map(Enlistment::routeId), Stream.of("")))
                .limit(events.length)
                .toArray(String[]::new);
        String sql = "with s as (" + (saga.born() ? SagaSql.BORN : SagaSql.JOINED) + ")," + SagaSql.STEPS_AND_JOURNAL;
        Integer written = jdbc.queryForObject(
                sql,
                Integer.class,
                Stream.concat(
                                Stream.of(saga.born() ? bornArguments(saga) : joinedArguments(saga)),
                                Stream.<Object>of(
                                        column(steps, Enlistment::routeId),
                                        column(steps, Enlistment::compensation),
                                        column(steps, Enlistment::completion),
                                        column(steps, Enlistment::decider),
                                        column(steps, step -> json(step.options())),
                                        node.name(),
                                        events,
                                        eventSteps))
                        .toArray());
        if (written == null || written == 0) {
            throw new SagaRefused(
                    saga.id(),
                    stateOf(saga.id())
                            .map(state -> "is " + state + ", no step can join it")
                            .orElse("is not known, no step can join it"));
        }
    }

    private Object[] bornArguments(PendingSaga saga) {
        boolean ended = saga.state() == SagaState.COMPLETED;
        boolean attended = node.epoch() > 0 && !ended;
        long timeout = saga.timeoutMillis() == null ? settings.lifetime().toMillis() : saga.timeoutMillis();
        return new Object[] {
            saga.id(),
            saga.state().name(),
            attended ? node.name() : null,
            attended ? node.epoch() : null,
            timeout,
            saga.state() == SagaState.IN_DOUBT ? settings.patience().toMillis() : timeout,
            ended
        };
    }

    private Object[] joinedArguments(PendingSaga saga) {
        boolean doubt = saga.state() == SagaState.IN_DOUBT;
        return new Object[] {
            doubt,
            saga.timeoutMillis(),
            doubt,
            settings.patience().toMillis(),
            saga.timeoutMillis(),
            doubt && node.epoch() > 0,
            node.name(),
            doubt && node.epoch() > 0,
            node.epoch(),
            saga.id()
        };
    }

    private static String[] column(List<Enlistment> steps, java.util.function.Function<Enlistment, String> value) {
        return steps.stream().map(value).toArray(String[]::new);
    }

    /** RUNNING or IN_DOUBT → COMPLETED, or COMPLETING where a step has a completion; empty for the loser. */
    Optional<Claim> complete(UUID saga) {
        return claim(
                SagaSql.COMPLETE, node.name(), node.epoch(), settings.lease().toMillis(), saga, node.name());
    }

    /** One of {@code from} → COMPENSATING; empty for the loser. */
    Optional<Claim> compensate(UUID saga, String reason, SagaState... from) {
        return claim(
                SagaSql.COMPENSATE,
                node.name(),
                node.epoch(),
                settings.lease().toMillis(),
                saga,
                names(from),
                node.name(),
                reason);
    }

    /** IN_DOUBT or RUNNING → RUNNING without an owner: from now on only its deadline applies. */
    boolean await(UUID saga) {
        return moved(SagaSql.AWAIT, saga, node.name());
    }

    /** IN_DOUBT stays IN_DOUBT, and its decider is asked soon. */
    boolean ask(UUID saga) {
        return moved(SagaSql.ASK, settings.firstRetry().toMillis(), saga, node.name());
    }

    /** IN_DOUBT stays IN_DOUBT, and its decider is asked now. */
    boolean hurry(UUID saga) {
        return moved(SagaSql.HURRY, saga, node.name());
    }

    boolean review(UUID saga, String reason) {
        return moved(SagaSql.REVIEW, reason, saga, node.name(), reason);
    }

    /** REVIEW → IN_DOUBT, and its decider is asked now. */
    boolean reopen(UUID saga, String reason) {
        return moved(SagaSql.REOPEN, saga, node.name(), reason);
    }

    /** STUCK → the direction it was stuck in. */
    boolean retry(UUID saga, String who) {
        return moved(SagaSql.RETRY, saga, node.name(), who);
    }

    /** STUCK or REVIEW → ended by a human's word. */
    boolean resolve(UUID saga, SagaState end, String reason) {
        return moved(SagaSql.RESOLVE, end.name(), saga, node.name(), reason);
    }

    Optional<SagaState> stateOf(UUID saga) {
        return jdbc.queryForList("select state from saga.saga where id = ?", String.class, saga).stream()
                .map(SagaState::valueOf)
                .findFirst();
    }

    /** Steps not done yet, in the order they were enlisted. */
    List<StepRow> steps(UUID saga) {
        return jdbc.query(
                SagaSql.STEPS,
                (row, n) -> new StepRow(
                        row.getLong("id"),
                        row.getString("route_id"),
                        row.getString("compensation"),
                        row.getString("completion"),
                        row.getString("decider"),
                        options(row.getString("options")),
                        row.getInt("attempts")),
                saga);
    }

    boolean stepDone(Claim claim, StepRow step, String event) {
        return moved(SagaSql.STEP_DONE, step.id(), claim.id(), claim.epoch(), node.name(), event);
    }

    boolean ended(Claim claim, SagaState end) {
        return moved(SagaSql.ENDED, end.name(), claim.id(), claim.epoch(), node.name());
    }

    /** The step is tried again after the pause, or its saga is STUCK when that was the last try. */
    void failed(Claim claim, StepRow step, String error, boolean last, Duration pause) {
        moved(
                SagaSql.FAILED,
                error,
                step.id(),
                last,
                pause.toMillis(),
                error,
                claim.id(),
                claim.epoch(),
                node.name(),
                last ? "STUCK" : "FAILED",
                error);
    }

    /** The decider was asked and the doubt is still there. */
    void undecided(Claim claim, Duration pause, String detail) {
        moved(SagaSql.UNDECIDED, pause.toMillis(), detail, claim.id(), claim.epoch(), node.name(), detail);
    }

    /** A statement failed and somebody caught the exception: PostgreSQL would answer COMMIT with a silent rollback. */
    void failIfAborted() {
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try {
            if (connection.isWrapperFor(BaseConnection.class)
                    && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
                throw new IllegalStateException(
                        "a statement of this transaction failed and its exception was caught: nothing would be stored");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot tell whether the transaction can commit", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    private Optional<Claim> claim(String sql, Object... arguments) {
        return jdbc
                .query(
                        sql,
                        (row, n) -> Claim.of(row.getObject(1, UUID.class), row.getString(2), row.getLong(3), 0),
                        arguments)
                .stream()
                .findFirst();
    }

    private boolean moved(String sql, Object... arguments) {
        Integer rows = jdbc.queryForObject(sql, Integer.class, arguments);
        return rows != null && rows > 0;
    }

    private static String[] names(SagaState... states) {
        return Stream.of(states).map(Enum::name).toArray(String[]::new);
    }

    private static String json(Map<String, Object> options) {
        try {
            return JSON.writeValueAsString(options);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("saga options cannot be written", e);
        }
    }

    private static Map<String, Object> options(String json) {
        try {
            return JSON.readValue(json, OPTIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("saga options cannot be read", e);
        }
    }
}
