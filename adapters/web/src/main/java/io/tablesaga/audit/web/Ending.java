package io.tablesaga.audit.web;

import io.tablesaga.audit.Audit;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what came of an action, when its answer is complete: that of a route comes after its filters have returned. */
final class Ending implements AsyncListener {

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Audit audit;
    private final UUID entry;
    private final HttpServletResponse response;

    Ending(Audit audit, UUID entry, HttpServletResponse response) {
        this.audit = audit;
        this.entry = entry;
        this.response = response;
    }

    void follow(HttpServletRequest request) {
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(this);
        } else {
            write(response.getStatus());
        }
    }

    void failed() {
        write(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
    }

    /** The action itself is on record and done; its answer must not turn into a failure now. */
    private void write(int status) {
        try {
            audit.end(entry, status);
        } catch (RuntimeException e) {
            LOG.error("what came of {} cannot be written down: it was answered {}", entry, status, e);
        }
    }

    /** Comes last, after a failure or a time-out too. */
    @Override
    public void onComplete(AsyncEvent event) {
        write(response.getStatus());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // onComplete follows
    }

    @Override
    public void onError(AsyncEvent event) {
        // onComplete follows
    }

    /** A context started anew knows none of the listeners before it. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
