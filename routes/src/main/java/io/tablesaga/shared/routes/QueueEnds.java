package io.tablesaga.shared.routes;

import io.tablesaga.shared.Outlet;
import jakarta.jms.JMSException;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue's messages are gone once they are read, so nobody can ask Artemis what it has lost. Whatever it acknowledged last
 * before a connection was opened is sent again; who reads it bears that. Guarded by RolledBackArtemisTest.
 */
final class QueueEnds implements BrokersEnd {

    private static final Logger LOG = LoggerFactory.getLogger(QueueEnds.class);

    private final Outlet outlet;
    private final OutboxConnection connection;
    private final Duration last;
    private int compared;
    private boolean away;

    /** @param last so long before its last acknowledgement */
    QueueEnds(Outlet outlet, OutboxConnection connection, Duration last) {
        this.outlet = outlet;
        this.connection = connection;
        this.last = last;
    }

    @Override
    public boolean compare(CamelContext camel) {
        try {
            compareWith(connection.opened());
            away = false;
        } catch (JMSException e) {
            if (!away) {
                LOG.warn("Artemis is away, what is for it waits in the outbox: {}", e.getMessage());
            }
            away = true;
        }
        return !away;
    }

    private void compareWith(int opened) {
        if (opened == compared) {
            return;
        }
        int again = outlet.perhapsLost(last);
        compared = opened;
        if (again > 0) {
            LOG.info("Connected to Artemis: {} messages that it acknowledged last are sent again", again);
        }
    }
}
