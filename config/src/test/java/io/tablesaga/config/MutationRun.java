package io.tablesaga.config;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Sends spoilt requests on a few connections, and judges each answer. */
final class MutationRun implements AutoCloseable {

    private static final int CONNECTIONS = 3;
    private static final int ENOUGH = 40;

    /** Known to be answered, on a connection where anything may have been said before. */
    private static final byte[] STILL_THERE =
            "GET /actuator/health/liveness HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** @param refusal whether it must be refused, whoever asks */
    record Spoilt(Draft draft, String how, boolean refusal, boolean framing) {}

    private final int port;
    private final Verdict verdict = new Verdict();
    private final ExecutorService workers = Executors.newFixedThreadPool(CONNECTIONS);
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> accepted = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Queue<String> orders = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> unanswered = new ConcurrentHashMap<>();

    MutationRun(Product product) {
        this.port = URI.create(product.base()).getPort();
    }

    /** @param requests by number, so that the same seed makes the same requests on however many connections */
    void send(int from, int to, IntFunction<Spoilt> requests) throws Exception {
        AtomicInteger next = new AtomicInteger(from);
        List<Future<?>> all = IntStream.range(0, CONNECTIONS)
                .<Future<?>>mapToObj(n -> workers.submit(() -> {
                    work(next, to, requests);
                    return null;
                }))
                .toList();
        for (Future<?> each : all) {
            each.get();
        }
    }

    private void work(AtomicInteger next, int to, IntFunction<Spoilt> requests) throws IOException {
        Wire wire = new Wire(port);
        for (int number = next.getAndIncrement();
                number < to && faults.size() < ENOUGH;
                number = next.getAndIncrement()) {
            Spoilt spoilt = requests.apply(number);
            if (!wire.open()) {
                wire.close();
                wire = new Wire(port);
            }
            Optional<String> wrong = sent(wire, spoilt, number);
            if (wrong.isPresent()) {
                fault(spoilt, wrong.get());
                wire.close();
                wire = new Wire(port);
            }
        }
        wire.close();
    }

    /** One alone, on a connection of its own. @return its status; empty when it was not answered */
    OptionalInt one(Spoilt spoilt, int number) throws IOException {
        Map<Integer, Long> before = byStatus();
        Wire wire = new Wire(port);
        sent(wire, spoilt, number).ifPresent(why -> fault(spoilt, why));
        wire.close();
        return byStatus().entrySet().stream()
                .filter(now -> now.getValue() > before.getOrDefault(now.getKey(), 0L))
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    private void fault(Spoilt spoilt, String why) {
        faults.add(
                why + "\n    " + spoilt.how() + ": " + readable(spoilt.draft().bytes()));
    }

    private Optional<String> sent(Wire wire, Spoilt spoilt, int number) throws IOException {
        Draft draft = spoilt.draft();
        try {
            Wire.Said said = wire.send(draft.bytes(), draft.head(), draft.last);
            statuses.computeIfAbsent(said.status(), status -> new LongAdder()).increment();
            remember(draft, said);
            Optional<String> wrong = verdict.on(draft, spoilt.refusal(), said).map(why -> why + ": " + said);
            if (wrong.isPresent()) {
                return wrong;
            }
            if (wire.open() && (spoilt.framing() || number % 20 == 0)) {
                return Optional.of(wire.send(STILL_THERE, false, false))
                        .filter(health ->
                                health.status() != 200 || !health.text().equals("{\"status\":\"UP\"}"))
                        .map(health -> "the next answer on the connection is another's: " + health);
            }
            return wire.talkative() ? Optional.of("more came than was asked for") : Optional.empty();
        } catch (SocketTimeoutException e) {
            // Who announces more than there is waits for itself.
            count(unanswered, draft);
            return spoilt.framing() ? closed(wire) : Optional.of("no answer: " + e);
        } catch (EOFException | SocketException e) {
            count(unanswered, draft);
            return spoilt.framing() ? closed(wire) : Optional.of("hung up: " + e.getMessage());
        } catch (IOException e) {
            return Optional.of("no answer: " + e);
        }
    }

    private static Optional<String> closed(Wire wire) throws IOException {
        wire.hangUp();
        return Optional.empty();
    }

    private void remember(Draft draft, Wire.Said said) {
        if (said.status() < 300 && !draft.method.equals("GET") && draft.method.equals(draft.operation.method())) {
            count(accepted, draft);
            if (draft.operation.id().equals("order-place")) {
                try {
                    orders.add(Draft.JSON.readTree(said.body()).path("id").asText());
                } catch (IOException e) {
                    faults.add("an accepted order is no JSON: " + said);
                }
            }
        }
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** The ids of the orders that guests were told of. */
    List<String> orders() {
        return List.copyOf(orders);
    }

    long accepted(String operation) {
        return acceptedByOperation().getOrDefault(operation, 0L);
    }

    Map<String, Long> acceptedByOperation() {
        return sums(accepted);
    }

    /** Who sent them does not know what became of them. */
    Map<String, Long> unansweredByOperation() {
        return sums(unanswered);
    }

    Map<Integer, Long> byStatus() {
        return sums(statuses);
    }

    private static void count(Map<String, LongAdder> counts, Draft draft) {
        counts.computeIfAbsent(draft.operation.id(), id -> new LongAdder()).increment();
    }

    private static <K> Map<K, Long> sums(Map<K, LongAdder> counts) {
        Map<K, Long> sums = new TreeMap<>();
        counts.forEach((of, count) -> sums.put(of, count.sum()));
        return sums;
    }

    private static String readable(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1)
                .replaceAll("Bearer [A-Za-z0-9_.-]{30,}", "Bearer …")
                .replace("\r\n", "⏎")
                .replaceAll("\\p{Cntrl}", "·");
        return text.length() > 1200 ? text.substring(0, 1200) + "… " + text.length() : text;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
