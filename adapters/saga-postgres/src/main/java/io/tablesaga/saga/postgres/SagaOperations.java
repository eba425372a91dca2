package io.tablesaga.saga.postgres;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** What an operator sees and does: a saga's journal, what waits for a human, retry and resolve. */
public final class SagaOperations {

    private final SagaLog log;
    private final JdbcTemplate jdbc;

    public SagaOperations(PostgresSagaService service, DataSource dataSource) {
        this.log = service.log();
        this.jdbc = new JdbcTemplate(dataSource);
    }

    public record Saga(UUID id, SagaState state, Instant deadline, Instant dueAt, String owner, String lastError) {}

    public record Step(
            String routeId, String compensation, String completion, String decider, boolean done, int attempts) {}

    public record Entry(Instant at, String node, String event, String step, Integer attempt, String detail) {}

    public Optional<Saga> find(UUID id) {
        return sagas("where id = ?", id).stream().findFirst();
    }

    /** STUCK and REVIEW, oldest first. */
    public List<Saga> waitingForHuman(int limit) {
        return sagas("where state in ('STUCK', 'REVIEW') order by created_at limit ?", limit);
    }

    public List<Step> steps(UUID id) {
        return jdbc.query(
                "select route_id, compensation, completion, decider, done, attempts from saga.step where saga_id = ? order by id",
                (row, n) -> new Step(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getInt(6)),
                id);
    }

    /** At most the first 500 entries. */
    public List<Entry> journal(UUID id) {
        return jdbc.query(
                SagaSql.JOURNAL,
                (row, n) -> new Entry(
                        row.getTimestamp(1).toInstant(),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5, Integer.class),
                        row.getString(6)),
                id,
                id,
                500);
    }

    /** Tries a STUCK saga's remaining steps again. @throws SagaRefused when it is not STUCK */
    public void retry(UUID id, String who) {
        if (!log.retry(id, "asked by " + who)) {
            throw new SagaRefused(id, "is not STUCK, there is nothing to retry");
        }
    }

    /**
     * Ends a STUCK or REVIEW saga by a human's word.
     *
     * @param end COMPLETED or COMPENSATED: what the human saw to be true
     */
    public void resolve(UUID id, SagaState end, String reason) {
        if (end != SagaState.COMPLETED && end != SagaState.COMPENSATED) {
            throw new IllegalArgumentException("a saga ends COMPLETED or COMPENSATED, not " + end);
        }
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("resolving a saga needs a reason");
        }
        if (!log.resolve(id, end, reason)) {
            throw new SagaRefused(id, "is neither STUCK nor in REVIEW, there is nothing to resolve");
        }
    }

    /** Deletes sagas that ended before the given age, with steps and journal. @return how many */
    public int forget(java.time.Duration age, int limit) {
        Integer gone = jdbc.queryForObject(
                """
                with old as (
                    delete from saga.saga where id in (
                        select id from saga.saga
                        where finished_at < now() - ?::bigint * interval '1 millisecond' limit ?)
                    returning id),
                st as (delete from saga.step where saga_id in (select id from old)),
                j as (delete from saga.journal where saga_id in (select id from old))
                select count(*) from old""",
                Integer.class,
                age.toMillis(),
                limit);
        return gone == null ? 0 : gone;
    }

    private List<Saga> sagas(String where, Object argument) {
        return jdbc.query(
                "select id, state, deadline, due_at, owner, last_error from saga.saga " + where,
                (row, n) -> new Saga(
                        row.getObject(1, UUID.class),
                        SagaState.valueOf(row.getString(2)),
                        instant(row.getTimestamp(3)),
                        instant(row.getTimestamp(4)),
                        row.getString(5),
                        row.getString(6)),
                argument);
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
