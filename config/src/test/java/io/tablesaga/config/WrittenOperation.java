package io.tablesaga.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One operation as a reader of the contract sees it; the door's own reading is not asked. */
record WrittenOperation(String method, String path, Map<?, ?> written, WrittenContract contract) {

    private static final List<String> OPEN = List.of("anyone", "holder", "provider");
    private static final Pattern IN_PATH = Pattern.compile("\\{([^}]+)}");

    String id() {
        return Objects.toString(written.get("operationId"), null);
    }

    /** Its place, for whoever looks for it; an id may be missing. */
    String call() {
        return method + " " + path;
    }

    List<String> words() {
        return written.get("x-roles") instanceof List<?> words
                ? words.stream().map(String::valueOf).toList()
                : List.of();
    }

    /** Whoever may call it beside its roles, the door lets everybody pass. */
    boolean open() {
        return !Collections.disjoint(words(), OPEN);
    }

    List<String> idsInPath() {
        return IN_PATH.matcher(path).results().map(found -> found.group(1)).toList();
    }

    String path(java.util.function.UnaryOperator<String> ids) {
        return IN_PATH.matcher(path).replaceAll(found -> Matcher.quoteReplacement(ids.apply(found.group(1))));
    }

    boolean namesAStore() {
        return idsInPath().contains("storeId") || idsInPath().contains("orderId") || storeInQuery();
    }

    boolean storeInQuery() {
        return parameters().stream()
                .anyMatch(named -> "storeId".equals(named.get("name")) && "query".equals(named.get("in")));
    }

    List<Map<?, ?>> parameters() {
        return written.get("parameters") instanceof List<?> parameters
                ? parameters.stream().<Map<?, ?>>map(contract::resolved).toList()
                : List.of();
    }

    Map<?, ?> responses() {
        return written.get("responses") instanceof Map<?, ?> responses ? responses : Map.of();
    }

    boolean hasBody() {
        return written.get("requestBody") instanceof Map<?, ?>;
    }

    /** By its type; JSON where it takes anything. */
    String contentType() {
        String type = media().keySet().stream().map(String::valueOf).findFirst().orElse("application/json");
        return type.contains("*") ? "application/json" : type;
    }

    Optional<Object> example() {
        return media().values().stream()
                .map(contract::resolved)
                .flatMap(media -> Optional.ofNullable((Object) media.get("example")).stream())
                .findFirst();
    }

    Map<?, ?> schema() {
        return media().values().stream()
                .map(contract::resolved)
                .filter(media -> media.get("schema") != null)
                .<Map<?, ?>>map(media -> contract.resolved(media.get("schema")))
                .findFirst()
                .orElse(Map.of());
    }

    private Map<?, ?> media() {
        return hasBody() && contract.resolved(written.get("requestBody")).get("content") instanceof Map<?, ?> content
                ? content
                : Map.of();
    }

    @Override
    public String toString() {
        return id() == null ? call() : id();
    }
}
