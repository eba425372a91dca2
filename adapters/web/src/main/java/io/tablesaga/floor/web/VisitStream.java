package io.tablesaga.floor.web;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One phone that listens; it is told nothing twice in a row. */
final class VisitStream {

    private final SseEmitter phone;
    private final Map<String, String> told = new HashMap<>();
    private boolean over;

    VisitStream(SseEmitter phone) {
        this.phone = phone;
    }

    synchronized void say(String event, String now) {
        if (!now.equals(told.put(event, now))) {
            send(SseEmitter.event().name(event).data(now));
        }
    }

    /** Keeps what is between us and the phone from hanging up, and finds out whether the phone has. */
    synchronized void beat() {
        send(SseEmitter.event().comment(""));
    }

    synchronized void end() {
        if (!over) {
            over = true;
            phone.complete();
        }
    }

    private void send(SseEmitter.SseEventBuilder event) {
        if (over) {
            return;
        }
        try {
            phone.send(event);
        } catch (IOException | IllegalStateException gone) {
            // Its end is told to whoever has opened it; the phone comes back by itself.
            over = true;
            phone.completeWithError(gone);
        }
    }
}
