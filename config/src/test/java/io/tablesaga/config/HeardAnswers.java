package io.tablesaga.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * What the products of this JVM have answered: to which operations with which statuses, and what of it openapi.yaml does not
 * say. Tests run in more JVMs than one: each leaves what it has heard in the folder of its build.
 */
final class HeardAnswers {

    /** What a line begins with that is not about an answer. */
    static final String FAULT = "fault ";

    /** What an event of a stream is called in a line, before its name. */
    static final String EVENT = "event:";

    /** Of this build only; null where nobody asks. */
    private static final String FOLDER = System.getProperty("tablesaga.heard-answers");

    private static final WrittenContract WRITTEN = WrittenContract.ours();
    private static final AnswerContract CONTRACT = new AnswerContract(WRITTEN);
    private static final List<At> PATHS = paths();

    private static final Map<String, AtomicLong> HEARD = new ConcurrentHashMap<>();
    private static final ConcurrentSkipListSet<String> FAULTS = new ConcurrentSkipListSet<>();

    static {
        if (FOLDER != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(HeardAnswers::leave, "heard-answers"));
        }
    }

    private record At(PathPattern path, Map<String, WrittenOperation> operations) {}

    private HeardAnswers() {}

    static void hear(String method, String path, HeardResponse answer) {
        boolean head = method.equals("HEAD");
        Optional<WrittenOperation> asked = operation(head ? "GET" : method, path);
        if (asked.isPresent()) {
            heard(asked.get(), head, answer);
        } else if (path.matches("/api/(?!docs).*") && answer.getStatus() < 400) {
            fault(method + " " + path + " is not written, and answers " + answer.getStatus());
        }
    }

    private static void heard(WrittenOperation operation, boolean head, HeardResponse answer) {
        String what = operation.id() + " " + answer.getStatus();
        HEARD.computeIfAbsent(what, none -> new AtomicLong()).incrementAndGet();
        String type = answer.getContentType() == null ? "" : answer.getContentType();
        // Of a HEAD there is no body; what a stream says is heard event by event.
        List<String> faults = head
                ? List.of()
                : CONTRACT.faults(
                        operation, answer.getStatus(), type, new String(answer.body(), StandardCharsets.UTF_8));
        faults.forEach(fault -> fault(what + ": " + fault));
        CONTRACT.headerFaults(operation, answer.getStatus(), answer::getHeader)
                .forEach(fault -> fault(what + ": " + fault));
    }

    static void hearEvent(String path, String name, String data) {
        operation("GET", path).ifPresent(stream -> {
            String what = stream.id() + " " + EVENT + name;
            HEARD.computeIfAbsent(what, none -> new AtomicLong()).incrementAndGet();
            CONTRACT.eventFaults(stream, name, data).forEach(fault -> fault(what + ": " + fault));
        });
    }

    private static void fault(String sentence) {
        // One of a list's things says what all of them would.
        FAULTS.add(sentence.replaceAll("/[0-9]+(?=[/:])", "/*"));
    }

    /** What is not written of what was heard since this was asked last, each sentence once. */
    static Set<String> newFaults() {
        Set<String> faults = new TreeSet<>();
        for (String fault = FAULTS.pollFirst(); fault != null; fault = FAULTS.pollFirst()) {
            faults.add(fault);
        }
        return faults;
    }

    /** Of two paths that fit, the one that is named outright counts; it may not be there to be asked so. */
    private static Optional<WrittenOperation> operation(String method, String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return PATHS.stream().filter(at -> at.path().matches(asked)).findFirst().map(at -> at.operations()
                .get(method));
    }

    private static List<At> paths() {
        Map<String, Map<String, WrittenOperation>> operations = new HashMap<>();
        WRITTEN.operations().forEach(operation -> operations
                .computeIfAbsent(operation.path(), none -> new HashMap<>())
                .put(operation.method(), operation));
        return operations.entrySet().stream()
                .map(path -> new At(PathPatternParser.defaultInstance.parse(path.getKey()), path.getValue()))
                .sorted(Comparator.comparing(At::path))
                .toList();
    }

    private static void leave() {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(HEARD).forEach((answer, times) -> lines.add(answer + " " + times));
        newFaults().forEach(fault -> lines.add(FAULT + fault));
        try {
            Files.write(
                    Files.createDirectories(Path.of(FOLDER))
                            .resolve(String.valueOf(ProcessHandle.current().pid())),
                    lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What all JVMs of this build have left that have ended. */
    static List<String> leftByAll() throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(FOLDER))) {
            for (Path file : files.toList()) {
                lines.addAll(Files.readAllLines(file));
            }
        }
        return lines;
    }
}
