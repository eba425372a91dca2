package io.tablesaga.config;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/** Which context uses another's classes, and which sends what another reads: from packages, routes and the contract. */
final class ContextMap {

    private static final Pattern CONTEXT = Pattern.compile("io\\.tablesaga\\.(\\w+)(\\..*)?");

    /** As a class file has it, in its constants: what is sent through the outbox. */
    private static final Pattern DESTINATION =
            Pattern.compile("\\x01\\x00[\\x05-\\x40]((kafka|jms):[a-z-]+(\\.[a-z-]+)?)");

    private final Set<String> contexts;

    /** Used by whom. */
    private final Map<String, Set<String>> uses = new TreeMap<>();

    /** What is sent, by whom; and what is read, by whom. */
    private final Map<String, Set<String>> sent = new TreeMap<>();

    private final Map<String, Set<String>> read = new TreeMap<>();

    ContextMap(Set<String> contexts) {
        this.contexts = contexts;
    }

    void packages(JavaClasses classes) {
        for (JavaClass one : classes) {
            String from = context(one);
            if (contexts.contains(from)) {
                one.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> context(dependency.getTargetClass().getBaseComponentType()))
                        .filter(to -> contexts.contains(to) && !to.equals(from))
                        .forEach(to -> add(uses, from, to));
                if (one.getPackageName().endsWith(".routes")) {
                    destinations(one).forEach(to -> add(sent, to, from));
                }
            }
        }
    }

    /** In one wiring; both make the map. */
    void routes(CamelContext camel) {
        RouteModel model = new RouteModel(camel);
        model.routes().forEach((id, route) -> {
            if (route.getGroup() != null && contexts.contains(route.getGroup())) {
                model.targets(id).stream()
                        .map(RouteModel::address)
                        .filter(MessageContract.ours().senders()::containsValue)
                        .forEach(to -> add(sent, to, route.getGroup()));
            }
            String reads = MessageContract.ours().readers().get(id);
            if (reads != null) {
                add(read, reads, route.getGroup());
            }
        });
    }

    /** @param kinds each context's, for its colour */
    String mermaid(Map<String, String> kinds) {
        StringBuilder drawn = new StringBuilder("flowchart LR\n");
        kinds.forEach((context, kind) -> drawn.append("    %s:::%s%n".formatted(context, kind)));
        uses.forEach((from, used) -> used.forEach(to -> drawn.append("    %s --- %s%n".formatted(from, to))));
        arrows().forEach((arrow, addresses) -> drawn.append(
                "    %s%n".formatted(arrow.replace(">", "-. \"" + String.join(", ", addresses) + "\" .->"))));
        return drawn
                + """
                    classDef core fill:#f8d7a8,stroke:#8a5a00
                    classDef supporting fill:#d5e8d4,stroke:#4d7a4a
                    classDef general fill:#e8e8e8,stroke:#666666
                """;
    }

    private Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new TreeMap<>();
        sent.forEach((address, senders) -> senders.forEach(from -> read.getOrDefault(address, Set.of()).stream()
                .filter(to -> !to.equals(from))
                .forEach(to -> add(arrows, from + " > " + to, address.replaceFirst("^(kafka|jms:\\w+):", "")))));
        return arrows;
    }

    /** Every destination of the outbox that is written in some class. */
    Set<String> sent() {
        return sent.keySet();
    }

    private static Set<String> destinations(JavaClass one) {
        Set<String> destinations = new TreeSet<>();
        try (InputStream in = one.getSource().orElseThrow().getUri().toURL().openStream()) {
            Matcher found = DESTINATION.matcher(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            while (found.find()) {
                destinations.add(found.group(1).replaceFirst("^jms:(?!queue|topic)", "jms:queue:"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return destinations;
    }

    static String context(JavaClass one) {
        Matcher found = CONTEXT.matcher(one.getPackageName());
        return found.matches() ? found.group(1) : "";
    }

    private static void add(Map<String, Set<String>> map, String key, String value) {
        map.computeIfAbsent(key, none -> new TreeSet<>()).add(value);
    }
}
