package io.tablesaga.evening;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How often the product was asked, what it answered, and what it refused with which word. */
final class Tally {

    private static final int SERVER_ERROR = 500;
    private static final int UNAVAILABLE = 503;
    private static final int MOST_FAULTS = 50;

    private final long began = System.nanoTime();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger cuts = new AtomicInteger();
    private final Map<String, AtomicInteger> refusals = new ConcurrentHashMap<>();
    private final List<String> faults = Collections.synchronizedList(new ArrayList<>());

    void answered(Request request, Answer answer) {
        requests.incrementAndGet();
        if (answer.status() >= SERVER_ERROR && answer.status() != UNAVAILABLE && faults.size() < MOST_FAULTS) {
            faults.add(answer.status() + " to " + request.what() + ": " + answer.json());
        }
        if (answer.status() >= 400) {
            count(answer.status() + " " + answer.problem() + "  " + request.what());
        }
    }

    void lost(Request request) {
        count("no answer  " + request.what());
    }

    private void count(String refusal) {
        refusals.computeIfAbsent(refusal, name -> new AtomicInteger()).incrementAndGet();
    }

    void cut() {
        cuts.incrementAndGet();
    }

    int requests() {
        return requests.get();
    }

    int cuts() {
        return cuts.get();
    }

    double perSecond() {
        return requests.get() / Math.max(1e-9, (System.nanoTime() - began) / 1e9);
    }

    /** Status, type and what was asked; in that order. */
    Map<String, Integer> refusals() {
        Map<String, Integer> counted = new TreeMap<>();
        refusals.forEach((what, times) -> counted.put(what, times.get()));
        return counted;
    }

    /** Answers that no client can have earned. */
    List<String> faults() {
        synchronized (faults) {
            return List.copyOf(faults);
        }
    }
}
