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
    private volatile Boolean commitsByItself;

    SagaLog(DataSource dataSource, SagaNode node, SagaSettings settings) {
        this.dataSource = dataSource;
        this.jdbc = new JdbcTemplate(dataSource);
        this.node = node;
        this.settings = settings;
    }

    /** A saga and its steps, or further steps of a saga that is still RUNNING, and their journal. */
    void write(PendingSaga saga) {
        boolean written = saga.changesItsSaga() ? changed(saga) : joined(saga);
        if (!written) {
            throw new SagaRefused(
                    saga.id(),
                    stateOf(saga.id())
                            .map(state -> "is " + state + ", no step can join it")
                            .orElse("is not known, no step can join it"));
        }
    }

    /** Outside any transaction. */
    void writeAlone(PendingSaga saga) {
        if (saga.born() && saga.steps().isEmpty()) {
            moved(SagaSql.BORN_WITHOUT_A_STEP, with(bornArguments(saga), node.name()));
        } else {
            write(saga);
        }
    }

    private boolean changed(PendingSaga saga) {
        String guard = saga.born() ? SagaSql.BORN : SagaSql.JOINED_AND_CHANGED;
        return moved(
                "with s as (" + guard + "), " + SagaSql.STEPS_AND_JOURNAL,
                with(
                        with(saga.born() ? bornArguments(saga) : joinedArguments(saga), columns(saga.steps())),
                        node.name(),
                        saga.events()));
    }

    private boolean joined(PendingSaga saga) {
        List<Enlistment> steps = saga.steps();
        if (steps.isEmpty()) {
            return !jdbc.queryForList(SagaSql.JOINED, UUID.class, saga.id()).isEmpty();
        }
        return jdbc.update(SagaSql.STEPS_JOINED, with(new Object[] {saga.id()}, columns(steps))) > 0;
    }

    private Object[] columns(List<Enlistment> steps) {
        return new Object[] {
            node.name(),
            column(steps, Enlistment::routeId),
            column(steps, Enlistment::compensation),
            column(steps, Enlistment::completion),
            column(steps, Enlistment::decider),
            column(steps, step -> json(step.options()))
        };
    }

    private static Object[] with(Object[] arguments, Object... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray();
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

    /** RUNNING or IN_DOUBT → COMPLETED; false for the loser, and where a step has a completion. */
    boolean completed(UUID saga) {
        return moved(SagaSql.COMPLETED, saga, node.name());
    }

    /** RUNNING or IN_DOUBT → COMPLETING; empty for the loser. */
    Optional<Claim> completing(UUID saga) {
        return claim(
                SagaSql.COMPLETING, node.name(), node.epoch(), settings.lease().toMillis(), saga, node.name());
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
                SagaSql.OPEN_STEPS,
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
                claim.id(),
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

    /** Whether a connection outside a transaction commits each statement; asked once, a pool's connections are all alike. */
    boolean commitsByItself() {
        Boolean known = commitsByItself;
        if (known == null) {
            known = jdbc.execute((Connection connection) -> connection.getAutoCommit());
            commitsByItself = known;
        }
        return known;
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
