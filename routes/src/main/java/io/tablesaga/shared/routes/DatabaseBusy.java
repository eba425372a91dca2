package io.tablesaga.shared.routes;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;

/** What the database could not do in time, and rolled back: the next try may well go through. */
final class DatabaseBusy {

    /** Lock not available, deadlock, serialization failure, statement cancelled; source: PostgreSQL, appendix A. */
    private static final Set<String> STATES = Set.of("55P03", "40P01", "40001", "57014");

    private DatabaseBusy() {}

    static boolean caught(Exchange exchange) {
        // A lost connection is none: whether its last commit went through is not known.
        SQLException cause = ObjectHelper.getException(
                SQLException.class, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
        return cause instanceof SQLTransientConnectionException
                // A closed connection has no state to tell.
                || cause != null && cause.getSQLState() != null && STATES.contains(cause.getSQLState());
    }
}
