package io.tablesaga.bench;

import java.net.http.HttpResponse;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What guests were answered, and how fast. There are three good answers to a new order, and no others. */
final class Answers {

    enum Kind {
        TAKEN,
        SOLD_OUT,
        BUSY
    }

    private final Map<Kind, Queue<Long>> nanos = new EnumMap<>(Kind.class);
    private final Queue<String> others = new ConcurrentLinkedQueue<>();

    Answers() {
        for (Kind kind : Kind.values()) {
            nanos.put(kind, new ConcurrentLinkedQueue<>());
        }
    }

    void note(HttpResponse<String> answer, long begun) {
        Kind kind = kind(answer);
        if (kind == null) {
            others.add(answer.request() + ": " + answer.statusCode() + " " + answer.body());
        } else {
            nanos.get(kind).add(System.nanoTime() - begun);
        }
    }

    void failed(Throwable why) {
        others.add(why.toString());
    }

    private static Kind kind(HttpResponse<String> answer) {
        int status = answer.statusCode();
        if (status == 201 || status == 202) {
            return Kind.TAKEN;
        }
        if (status == 409 && answer.body().contains("problems/out-of-stock")) {
            return Kind.SOLD_OUT;
        }
        boolean comeBack = answer.headers().firstValue("Retry-After").isPresent();
        return status == 503 && comeBack && answer.body().contains("problems/busy") ? Kind.BUSY : null;
    }

    int count(Kind kind) {
        return nanos.get(kind).size();
    }

    /** @throws IllegalStateException when anybody heard anything else */
    Answers good() {
        if (!others.isEmpty()) {
            throw new IllegalStateException(others.size() + " other answers, as " + others.peek());
        }
        return this;
    }

    String lines(double seconds) {
        StringBuilder lines = new StringBuilder();
        nanos.forEach((kind, all) -> {
            if (!all.isEmpty()) {
                Clients.Times times = new Clients.Times(
                        all.stream().mapToLong(Long::longValue).sorted().toArray());
                lines.append(String.format(
                        Locale.ROOT,
                        "  %-9s %7d, %8.1f/s, p50 %8.2f ms, p99 %8.2f ms%n",
                        kind,
                        all.size(),
                        all.size() / seconds,
                        times.millis(50),
                        times.millis(99)));
            }
        });
        return lines.toString();
    }
}
