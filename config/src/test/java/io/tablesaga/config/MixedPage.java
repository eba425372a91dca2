package io.tablesaga.config;

import io.tablesaga.config.MixedHit.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a campaign did and found, to read. */
final class MixedPage {

    /** Written anew whenever everybody has asked again: what a campaign that is stopped has done until then is told. */
    static final Path FILE = Path.of("target", "crash-campaign.md");

    /** One cause has many findings. */
    private static final int MOST_TOLD = 20;

    private final long seed;
    private final Instant begun = Instant.now();
    private final Map<Kind, Integer> kills = new EnumMap<>(Kind.class);
    private final Map<String, Integer> moments = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private final List<String> books = new ArrayList<>();
    private final List<String> line = new ArrayList<>();
    private int hits;

    MixedPage(long seed) {
        this.seed = seed;
    }

    /**
     * @param underWay sagas that had begun and not ended when it came, by their state
     * @param backMillis until somebody who asked afterwards had paid
     */
    synchronized void hit(Product.Wired wired, MixedHit hit, Map<String, Integer> underWay, long backMillis) {
        hits++;
        // Of a recovery that was hit again, each of the processes.
        kills.merge(hit.kind(), hit.kind() == Kind.RECOVERY ? 1 + hit.times() : 1, Integer::sum);
        underWay.forEach((state, many) -> moments.merge(state, many, Integer::sum));
        line.add("| %s | %d | %s | %s | %s | %.1f s |"
                .formatted(
                        clock(),
                        hits,
                        wired,
                        hit.text(),
                        underWay.isEmpty() ? "–" : underWay.toString().replaceAll("[{}]", ""),
                        backMillis / 1000.0));
    }

    synchronized void reckoned(Product.Wired wired, int hits, int asked, String sentence, List<String> found) {
        books.add("- %s, after %d hits in %s: %s; %d guests of this wiring asked so far, %s."
                .formatted(
                        clock(),
                        hits,
                        wired,
                        sentence,
                        asked,
                        found.isEmpty()
                                ? "each heard the same again or what became of it"
                                : found.size() + " findings"));
        found.stream()
                .filter(finding -> findings.stream().noneMatch(known -> known.endsWith(finding)))
                .forEach(finding -> finding(finding));
    }

    synchronized void finding(String words) {
        findings.add("by hit " + hits + ": " + words);
    }

    synchronized List<String> findings() {
        return List.copyOf(findings);
    }

    private String clock() {
        Duration since = Duration.between(begun, Instant.now());
        return "%02d:%02d:%02d".formatted(since.toHours(), since.toMinutesPart(), since.toSecondsPart());
    }

    private int inAll(boolean ofNetwork) {
        return kills.entrySet().stream()
                .filter(kind -> kind.getKey().ofNetwork() == ofNetwork)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    synchronized String summary() {
        double minutes = Duration.between(begun, Instant.now()).toMillis() / 60_000.0;
        return "mixed campaign, seed %d: %d kills and %d faults of the network in %.1f minutes, %d findings"
                .formatted(seed, inAll(false), inAll(true), minutes, findings.size());
    }

    synchronized void write(Path file) throws IOException {
        List<String> page = new ArrayList<>(List.of(
                "# Crash campaign",
                "",
                "Written by `MixedCrashTest` (CONTRIBUTING, «Crash campaign»), begun "
                        + begun.truncatedTo(ChronoUnit.SECONDS) + " on Java "
                        + Runtime.version().feature() + " with "
                        + Runtime.getRuntime().availableProcessors() + " cores.",
                "",
                summary() + ".",
                "",
                "## Hits",
                "",
                "| hits | kind | what it is |",
                "|---|---|---|"));
        kills.forEach((kind, many) -> page.add("| %d | %s | %s |".formatted(many, kind, kind.words)));
        page.addAll(List.of(
                "",
                "## Moments",
                "",
                "Sagas that were under way when a hit came, by how far they were:",
                "",
                "| sagas | state |",
                "|---|---|"));
        moments.forEach((state, many) -> page.add("| %d | %s |".formatted(many, state)));
        page.addAll(List.of("", "## Findings", ""));
        findings.stream().limit(MOST_TOLD).map(words -> "- " + words).forEach(page::add);
        page.add(
                findings.isEmpty()
                        ? "None."
                        : "\n%d in all; the test's own failure names each.".formatted(findings.size()));
        page.addAll(List.of("", "## Books", ""));
        page.addAll(books);
        page.addAll(List.of(
                "",
                "## Time line",
                "",
                "| at | hit | wiring | what | under way | served again after |",
                "|---|---|---|---|---|---|"));
        page.addAll(line);
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n", page) + "\n");
    }
}
