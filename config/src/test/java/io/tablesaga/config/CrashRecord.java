package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.diagrams.Notes;
import io.tablesaga.diagrams.RouteGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often a process was killed in each route, and in the commit it began, by runs of {@link CrashTest} that ended well. A
 * route's steps are numbered anew with each change, so they are counted together.
 */
final class CrashRecord {

    static final Path FILE = Drawn.DOCS.resolve("crash-record.json");

    private static final Path TEST =
            Path.of("..", "..", "config", "src", "test", "java", "io", "tablesaga", "config", "CrashTest.java");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** As CrashPoints names them. */
    private static final Pattern STEP = Pattern.compile("(?:before|after) ([a-z-]+)/.+");

    private static final Pattern WITHIN = Pattern.compile("(?:before|after) (commit|provider's \\w+) in ([a-z-]+)");

    /** What commits outside of all routes. */
    private static final String NOWHERE = "no-route";

    private final Map<String, int[]> counts = new TreeMap<>();

    /** What was recorded before; of nothing yet, nothing. */
    static CrashRecord read(String written) {
        CrashRecord record = new CrashRecord();
        try {
            for (JsonNode one : JSON.readTree(written).path("kills")) {
                record.counts.put(
                        one.path("wiring").asText() + " " + one.path("route").asText(), new int[] {
                            one.path("steps").asInt(),
                            one.path("commits").asInt(),
                            one.path("calls").asInt()
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return record;
    }

    static CrashRecord committed() {
        return read(Drawn.content(FILE));
    }

    /** What a page says of it. */
    static String link() {
        return ". Green is how often [CrashTest](" + TEST + ") killed the process there, as [recorded]("
                + FILE.getFileName() + "); each time the books balanced, and every guest heard the truth";
    }

    CrashRecord and(Wired wired, Collection<String> boundaries) {
        boundaries.forEach(boundary -> {
            Matcher step = STEP.matcher(boundary);
            Matcher within = WITHIN.matcher(boundary);
            if (step.matches()) {
                add(wired, step.group(1), 0);
            } else if (within.matches()) {
                add(wired, within.group(2), within.group(1).equals("commit") ? 1 : 2);
            } else {
                throw new IllegalArgumentException("a boundary of no kind: " + boundary);
            }
        });
        return this;
    }

    private void add(Wired wired, String route, int kind) {
        counts.computeIfAbsent(wired + " " + route, none -> new int[3])[kind]++;
    }

    /** A line for each route, so that a further run is a diff of lines. */
    String written() {
        List<String> lines = new ArrayList<>();
        counts.forEach((place, kills) ->
                lines.add("{\"wiring\": \"%s\", \"route\": \"%s\", \"steps\": %d, \"commits\": %d, \"calls\": %d}"
                        .formatted(place.split(" ")[0], place.split(" ")[1], kills[0], kills[1], kills[2])));
        return "{\"kills\": [\n" + String.join(",\n", lines) + "\n]}\n";
    }

    /** What is painted on a diagram. A commit is named after the route it came back to, which may be its beginner's caller. */
    Notes notes(Wired wired, RouteGraph graph) {
        Map<String, String> routes = new HashMap<>();
        Map<String, String> commits = new HashMap<>();
        counts.forEach((place, kills) -> {
            String route = place.substring(place.indexOf(' ') + 1);
            if (place.startsWith(wired + " ") && !route.equals(NOWHERE)) {
                boolean begins = graph.nodes().containsKey(route)
                        && graph.nodes().get(route).commits().contains(route);
                note(routes, route, kills[0] + kills[2] + (begins ? 0 : kills[1]), "killed %s here, all well");
                note(commits, route, begins ? kills[1] : 0, "killed %s around it, all well");
            }
        });
        return new Notes(routes, commits, TEST.toString());
    }

    private static void note(Map<String, String> notes, String route, int kills, String sentence) {
        if (kills > 0) {
            notes.put(route, sentence.formatted(kills == 1 ? "once" : kills + " times"));
        }
    }
}
