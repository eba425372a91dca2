package io.tablesaga.config;

import io.tablesaga.config.Product.Answer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the product tells Prometheus, as it reads it.
 *
 * @param samples by name
 * @param help what a family is, by its name; @param types likewise
 */
record Scrape(Map<String, List<Sample>> samples, Map<String, String> help, Map<String, String> types) {

    private static final Pattern SAMPLE = Pattern.compile("([a-z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final Pattern SAID = Pattern.compile("# (HELP|TYPE) (\\S+) (.*)");

    record Sample(Map<String, String> labels, double value) {}

    static Scrape of(Product product) {
        Answer answer = product.operator("/api/meters");
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.http().body());
        }
        Scrape scrape = new Scrape(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        answer.http().body().lines().forEach(scrape::read);
        return scrape;
    }

    private void read(String line) {
        Matcher said = SAID.matcher(line);
        if (said.matches()) {
            (said.group(1).equals("HELP") ? help : types).put(said.group(2), said.group(3));
            return;
        }
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            throw new IllegalStateException(line);
        }
        Map<String, String> labels = new HashMap<>();
        if (sample.group(2) != null) {
            LABEL.matcher(sample.group(2)).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        samples.computeIfAbsent(sample.group(1), none -> new ArrayList<>())
                .add(new Sample(labels, Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"))));
    }

    /** The sum of those that have these labels; 0 when there is none. */
    double sum(String name, String... labels) {
        return samples.getOrDefault(name, List.of()).stream()
                .filter(sample -> {
                    for (int i = 0; i < labels.length; i += 2) {
                        if (!labels[i + 1].equals(sample.labels().get(labels[i]))) {
                            return false;
                        }
                    }
                    return true;
                })
                .mapToDouble(Sample::value)
                .sum();
    }

    /** The labels of a family's samples, but for a bucket's. */
    String labels(String family) {
        return samples.entrySet().stream()
                .filter(one -> one.getKey().matches(family + "(_count|_sum|_bucket|_total)?"))
                .flatMap(one -> one.getValue().stream())
                .flatMap(sample -> sample.labels().keySet().stream())
                .filter(label -> !label.equals("le"))
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .map(label -> "`" + label + "`")
                .collect(Collectors.joining(", "));
    }
}
