package io.tablesaga.shared.routes;

import java.sql.SQLException;
import java.util.Set;
import org.apache.camel.Exchange;
import org.springframework.transaction.TransactionSystemException;

/**
 * The connection to the database ended. In the middle of a commit, nobody knows whether that went through; whoever asks again
 * with the same key hears. Guarded by LostCommitTest.
 */
final class OutcomeUnknown {

    /** The server was told to stop, has crashed, or does not take anybody yet; source: PostgreSQL, appendix A. */
    private static final Set<String> GONE = Set.of("57P01", "57P02", "57P03");

    private static final String CONNECTION = "08";

    private OutcomeUnknown() {}

    static boolean caught(Exchange exchange) {
        return is(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
    }

    private static boolean is(Throwable failure) {
        if (failure == null) {
            return false;
        }
        return failure instanceof SQLException sql && ended(sql.getSQLState())
                || failure instanceof TransactionSystemException && closed(failure.getCause())
                || is(failure.getCause());
    }

    private static boolean ended(String state) {
        return state != null && (state.startsWith(CONNECTION) || GONE.contains(state));
    }

    /** Nor could it be rolled back: that failure stands for the one of the commit, and its connection has no state to tell. */
    private static boolean closed(Throwable cause) {
        return cause instanceof SQLException sql && sql.getSQLState() == null;
    }
}
