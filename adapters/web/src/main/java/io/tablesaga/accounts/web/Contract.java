package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Role;
import io.tablesaga.accounts.web.Operation.Openness;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.Yaml;

/** Who may call what: read from the contract itself, so that nothing is open that is not written there. */
public final class Contract {

    private final List<Operation> operations = new ArrayList<>();

    /** By {@link #shape}: every request is looked up several times on its way in. */
    private final Map<String, List<Operation>> byShape;

    public Contract(Resource openApi) {
        try (InputStream in = openApi.getInputStream()) {
            Map<String, Map<String, Map<String, ?>>> paths = map(((Map<?, ?>) new Yaml().load(in)).get("paths"));
            paths.forEach((path, methods) ->
                    methods.forEach((method, operation) -> operations.add(operation(path, method, operation))));
        } catch (IOException e) {
            throw new UncheckedIOException("the contract cannot be read", e);
        }
        byShape = operations.stream()
                .collect(Collectors.groupingBy(operation ->
                        shape(PathContainer.parsePath(operation.path().getPatternString()))));
    }

    /** How many parts a path has and, under /api, what the first of them names: what fits a template has the same. */
    private static String shape(PathContainer path) {
        List<String> parts = path.elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(part -> ((PathContainer.PathSegment) part).valueToMatch())
                .toList();
        return parts.size() > 1 && parts.get(0).equals("api") ? parts.size() + parts.get(1) : "" + parts.size();
    }

    private List<Operation> alike(PathContainer path) {
        return byShape.getOrDefault(shape(path), List.of());
    }

    /**
     * Commands are, and reads are not, unless the contract says so: what touches the browser's session, or asks where
     * somebody is, is a controller's; and a read that is worded by routes is theirs.
     *
     * @param method in small letters, as the contract writes it
     */
    public static boolean servedByRoutes(String method, Map<?, ?> operation) {
        Object said = operation.get("x-served-by");
        return said == null ? !method.equals("get") : said.equals("routes");
    }

    @SuppressWarnings("unchecked")
    private static <K, V> Map<K, V> map(Object yaml) {
        return (Map<K, V>) yaml;
    }

    private static Operation operation(String path, String method, Map<String, ?> operation) {
        String id = (String) operation.get("operationId");
        List<?> words = (List<?>) operation.get("x-roles");
        if (words == null || words.isEmpty()) {
            throw new IllegalStateException("the contract says of no role that it may call " + id);
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Openness openness = null;
        for (Object word : words) {
            Optional<Openness> open = Stream.of(Openness.values())
                    .filter(value -> value.name().equals(word.toString().toUpperCase(Locale.ROOT)))
                    .findFirst();
            if (open.isPresent()) {
                openness = open.get();
            } else {
                roles.add(Role.of(word.toString()));
            }
        }
        boolean storeInQuery = operation.get("parameters") instanceof List<?> parameters
                && parameters.stream()
                        .map(Map.class::cast)
                        .anyMatch(named -> "storeId".equals(named.get("name")) && "query".equals(named.get("in")));
        return new Operation(
                id,
                method.toUpperCase(Locale.ROOT),
                PathPatternParser.defaultInstance.parse(path),
                Set.copyOf(roles),
                openness,
                storeInQuery,
                fields(operation.get("x-audit")),
                Boolean.TRUE.equals(operation.get("x-audit-read")),
                servedByRoutes(method, operation),
                operation.get("x-body-limit") instanceof Integer bytes ? bytes : 0);
    }

    private static List<String> fields(Object names) {
        return names instanceof List<?> list
                ? list.stream().map(Object::toString).toList()
                : List.of();
    }

    public List<Operation> operations() {
        return List.copyOf(operations);
    }

    /** @return empty when the contract has no such path, or not with this method; a HEAD is a GET without its body */
    public Optional<Operation> find(String method, String path) {
        PathContainer asked = PathContainer.parsePath(path);
        String as = method.equals("HEAD") ? "GET" : method;
        return alike(asked).stream()
                .filter(operation -> operation.fits(as, asked))
                .findFirst();
    }

    /** How a path may be asked; of two that fit, the one that is named outright counts. Empty when there is no such path. */
    public Set<String> methods(String path) {
        PathContainer asked = PathContainer.parsePath(path);
        Set<String> methods = new TreeSet<>();
        List<Operation> alike = alike(asked);
        alike.stream()
                .map(Operation::path)
                .filter(pattern -> pattern.matches(asked))
                .sorted()
                .findFirst()
                .ifPresent(named -> alike.stream()
                        .filter(operation -> operation.path().equals(named))
                        .forEach(operation -> methods.add(operation.method())));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        return methods;
    }

    /** How many bytes a file may have that is sent there; 0 where none is taken, and bodies are small. */
    public int fileBytes(String method, String path) {
        return find(method, path).map(Operation::fileBytes).orElse(0);
    }

    /** Whether what is read there is a route's to answer, not a controller's. */
    public boolean routeIsRead(String path) {
        return find("GET", path).filter(Operation::byRoutes).isPresent();
    }

    /** Whether a file that is sent there is a route's to take, not a controller's. */
    public boolean routeTakesFile(String method, String path) {
        return find(method, path)
                .filter(operation -> operation.fileBytes() > 0)
                .filter(Operation::byRoutes)
                .isPresent();
    }
}
