package io.tablesaga.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** The expressions of alerts and dashboard, and whether what they name is told. */
final class Watched {

    static final Path FOLDER = Path.of("..", "docs", "operations");

    private static final Pattern NAMED = Pattern.compile("([a-z_][a-z0-9_]*)(\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)(=~|!~|!=|=)\"([^\"]*)\"");
    private static final Pattern BY = Pattern.compile("\\bby \\(([^)]*)\\)");

    /** Prometheus' own: it adds them. */
    private static final Set<String> ITS_OWN = Set.of("job", "instance", "le");

    private Watched() {}

    record Alert(String name, String expression, String runbook) {}

    static List<Alert> alerts() throws IOException {
        Map<?, ?> file = new Yaml().load(Files.readString(FOLDER.resolve("alerts.yml")));
        List<Alert> alerts = new ArrayList<>();
        for (Object group : (List<?>) file.get("groups")) {
            for (Object rule : (List<?>) ((Map<?, ?>) group).get("rules")) {
                Map<?, ?> written = (Map<?, ?>) rule;
                alerts.add(new Alert((String) written.get("alert"), (String) written.get("expr"), (String)
                        ((Map<?, ?>) written.get("annotations")).get("runbook")));
            }
        }
        return alerts;
    }

    /** By what it stands in. */
    static Map<String, String> expressions() throws IOException {
        Map<String, String> expressions = new LinkedHashMap<>();
        alerts().forEach(alert -> expressions.put(alert.name(), alert.expression()));
        for (JsonNode panel : new ObjectMapper()
                .readTree(FOLDER.resolve("dashboard.json").toFile())
                .path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                expressions.put(
                        panel.path("title").asText() + " "
                                + target.path("refId").asText(),
                        target.path("expr").asText());
            }
        }
        return expressions;
    }

    /** The names in an expression: what is not called, not a label and not a word of the language. */
    static Set<String> names(String expression) {
        Set<String> names = new TreeSet<>();
        selectors(expression).forEach(selector -> names.add(selector.group(1)));
        return names;
    }

    private static List<MatchResult> selectors(String expression) {
        String bare = BY.matcher(expression).replaceAll(" ").replaceAll("\\[[^]]*]|\\boffset\\b \\w+", " ");
        return NAMED.matcher(bare)
                .results()
                .filter(found -> !bare.substring(found.end()).stripLeading().startsWith("("))
                .filter(found -> found.start() == 0 || !Character.isLetterOrDigit(bare.charAt(found.start() - 1)))
                .filter(found -> !insideBraces(bare, found.start()))
                .filter(found -> !found.group(1).equals("up"))
                .toList();
    }

    private static boolean insideBraces(String text, int at) {
        return text.lastIndexOf('{', at) > text.lastIndexOf('}', at);
    }

    /** @param outcome whether an outcome can come, which nobody may have had yet */
    static List<String> missing(String expression, Scrape scrape, Predicate<String> outcome) {
        List<String> missing = new ArrayList<>();
        for (MatchResult selector : selectors(expression)) {
            List<Scrape.Sample> samples = scrape.samples().getOrDefault(selector.group(1), List.of());
            if (samples.isEmpty()) {
                missing.add(selector.group(1));
            }
            Matcher matcher = MATCHER.matcher(selector.group(3) == null ? "" : selector.group(3));
            while (matcher.find()) {
                String label = matcher.group(1);
                for (String value : matcher.group(3).split("\\|")) {
                    boolean there = label.equals("outcome")
                            ? samples.stream()
                                            .anyMatch(sample -> sample.labels().containsKey(label))
                                    && outcome.test(value)
                            : samples.stream()
                                    .anyMatch(sample ->
                                            value.equals(sample.labels().get(label)));
                    if (!there) {
                        missing.add(selector.group(1) + "{" + label + "=" + value + "}");
                    }
                }
            }
            BY.matcher(expression)
                    .results()
                    .flatMap(by -> Arrays.stream(by.group(1).split(", *")))
                    .filter(label -> !ITS_OWN.contains(label)
                            && samples.stream()
                                    .noneMatch(sample -> sample.labels().containsKey(label)))
                    .forEach(label -> missing.add(selector.group(1) + " by " + label));
        }
        return missing;
    }
}
