package io.tablesaga.config;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where each operation leads from each state, as it was seen; drawn in Mermaid. */
final class StateMachine<S extends Enum<S>> {

    private final List<S> states;
    private final Map<S, Map<S, Set<String>>> ways;

    StateMachine(Class<S> states) {
        this.states = Arrays.asList(states.getEnumConstants());
        this.ways = new EnumMap<>(states);
    }

    List<S> states() {
        return states;
    }

    void seen(S from, String operation, S to) {
        if (from != to) {
            ways.computeIfAbsent(from, none -> new TreeMap<>())
                    .computeIfAbsent(to, none -> new TreeSet<>())
                    .add(operation);
        }
    }

    String mermaid() {
        StringBuilder drawn = new StringBuilder("stateDiagram-v2\n");
        states.stream()
                .filter(state -> ways.values().stream().noneMatch(onwards -> onwards.containsKey(state)))
                .forEach(state -> drawn.append("    [*] --> %s%n".formatted(state)));
        for (S from : states) {
            Map<S, Set<String>> onwards = ways.getOrDefault(from, Map.of());
            onwards.forEach((to, operations) -> drawn.append("    %s --> %s: %s%n"
                    .formatted(from, to, operations.stream().collect(Collectors.joining(", ")))));
            if (onwards.isEmpty()) {
                drawn.append("    %s --> [*]%n".formatted(from));
            }
        }
        return drawn.toString();
    }
}
