package io.tablesaga.shared.web;

import java.util.HashMap;
import java.util.Map;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** It is told how things are, and nothing twice in a row. */
final class NewsStream extends Stream {

    private final Map<String, String> told = new HashMap<>();

    NewsStream(SseEmitter listener) {
        super(listener);
    }

    synchronized void say(String event, String now) {
        if (!now.equals(told.put(event, now))) {
            send(SseEmitter.event().name(event).data(now));
        }
    }
}
