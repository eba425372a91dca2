package io.tablesaga.shared.web;

import java.io.IOException;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One phone or screen that listens. */
public abstract class Stream {

    private final SseEmitter listener;
    private boolean over;

    protected Stream(SseEmitter listener) {
        this.listener = listener;
    }

    protected final synchronized boolean over() {
        return over;
    }

    protected final synchronized void send(SseEmitter.SseEventBuilder event) {
        if (over) {
            return;
        }
        try {
            listener.send(event);
        } catch (IOException gone) {
            // Its end is told to whoever has opened it; they come back by themselves.
            over = true;
            listener.completeWithError(gone);
        } catch (IllegalStateException hasEnded) {
            // Its time was up while this was on its way; they know, and ask again.
            over = true;
        }
    }

    /** Keeps what is between us and them from hanging up, and finds out whether they have. */
    final void beat() {
        send(SseEmitter.event().comment(""));
    }

    final synchronized void end() {
        if (!over) {
            over = true;
            listener.complete();
        }
    }
}
