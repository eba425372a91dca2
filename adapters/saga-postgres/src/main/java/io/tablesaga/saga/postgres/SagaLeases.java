package io.tablesaga.saga.postgres;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** This node's life, and which sagas it may work on; by the database's clock, one statement a method. */
final class SagaLeases {

    private final JdbcTemplate jdbc;
    private final SagaNode node;
    private final SagaSettings settings;

    SagaLeases(DataSource dataSource, SagaNode node, SagaSettings settings) {
        this.jdbc = new JdbcTemplate(dataSource);
        this.node = node;
        this.settings = settings;
    }

    /** Takes sagas that are due or whose owner died; a RUNNING one thereby turns to COMPENSATING. */
    List<Claim> claimDue(int limit) {
        return jdbc.query(
                SagaSql.CLAIM_DUE,
                (row, n) -> Claim.of(row.getObject(1, UUID.class), row.getString(2), row.getLong(3), row.getInt(4)),
                limit,
                node.name(),
                node.epoch(),
                settings.lease().toMillis(),
                node.name());
    }

    /** Nobody takes over what a living node is at work on; a claim already lost is left alone. */
    void prolong(List<Claim> inHand) {
        if (!inHand.isEmpty()) {
            jdbc.update(
                    SagaSql.PROLONG,
                    settings.lease().toMillis(),
                    inHand.stream().map(Claim::id).toArray(UUID[]::new),
                    inHand.stream().map(Claim::epoch).toArray(Long[]::new),
                    settings.lease().toMillis() / 2);
        }
    }

    long comeToLife() {
        Long epoch = jdbc.queryForObject(
                SagaSql.COME_TO_LIFE, Long.class, node.name(), settings.lease().toMillis());
        return epoch == null ? 0 : epoch;
    }

    /** @return false when another process came to life under this name */
    boolean heartbeat() {
        return jdbc.update(SagaSql.HEARTBEAT, settings.lease().toMillis(), node.name(), node.epoch()) == 1;
    }

    /** Its sagas need not wait for the lease to run out. */
    void farewell() {
        jdbc.update("update saga.node set lease_until = now() where name = ? and epoch = ?", node.name(), node.epoch());
    }
}
