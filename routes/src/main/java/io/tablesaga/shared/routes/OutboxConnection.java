package io.tablesaga.shared.routes;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * The one connection that the outbox' messages leave by. When it breaks another is opened, and counted: behind it may be a
 * broker that does not know all the one before has acknowledged.
 */
public final class OutboxConnection extends CachingConnectionFactory {

    /** As many messages of a round leave side by side. */
    private static final int SESSIONS = 20;

    private final AtomicReference<Connection> current = new AtomicReference<>();
    private final AtomicInteger opened = new AtomicInteger();

    /** @param connections say when they break, and do not mend themselves */
    public OutboxConnection(ConnectionFactory connections) {
        super(connections);
        setSessionCacheSize(SESSIONS);
    }

    /** @return how many were opened until now; the last of them is there, as far as anybody knows */
    int opened() throws JMSException {
        createConnection();
        return opened.get();
    }

    @Override
    protected void prepareConnection(Connection connection) throws JMSException {
        connection.setExceptionListener(failure -> broken(connection));
        current.set(connection);
        opened.incrementAndGet();
    }

    /** Said once for each of its sessions, also when another connection is there already. */
    private void broken(Connection connection) {
        if (current.compareAndSet(connection, null)) {
            resetConnection();
        }
    }
}
