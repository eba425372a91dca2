package io.tablesaga.evening;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What somebody saw during the evening that must not be, and how often what may be has happened. */
final class Notes {

    private static final int MOST = 200;

    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, AtomicInteger> happened = new ConcurrentHashMap<>();

    void wrong(String sentence) {
        synchronized (wrong) {
            if (wrong.size() < MOST && !wrong.contains(sentence)) {
                wrong.add(sentence);
            }
        }
    }

    void wrong(String sentence, Throwable why) {
        if (why instanceof EveningOver) {
            return;
        }
        StackTraceElement[] trace = why.getStackTrace();
        wrong(sentence + (trace.length > 0 ? " at " + trace[0] : ""));
    }

    void happened(String what) {
        happened.computeIfAbsent(what, name -> new AtomicInteger()).incrementAndGet();
    }

    List<String> wrong() {
        synchronized (wrong) {
            return List.copyOf(wrong);
        }
    }

    /** In the order of their names. */
    Map<String, Integer> happened() {
        Map<String, Integer> counted = new TreeMap<>();
        happened.forEach((what, times) -> counted.put(what, times.get()));
        return counted;
    }
}
