package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.tablesaga.config.Product.Wired;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** The page about the architecture is what code and database say. Draw again: {@code mvn verify -Dtablesaga.diagrams=write}. */
class ArchitecturePageTest {

    private static final Path PAGE = Path.of("..", "docs", "architecture.md");
    private static final String FROM = "<!-- drawn by ArchitecturePageTest; do not edit -->\n";
    private static final String TO = "<!-- drawn to here -->";
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern WRITE = Pattern.compile("(?:insert into|update|delete from) ([a-z_]+)\\.([a-z_]+)");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.tablesaga");

    private final Product product = Product.running(Wired.DIRECT);

    @Test
    void each_context_has_its_kind_and_a_measure_that_can_be_read() throws IOException {
        Set<String> contexts = new TreeSet<>();
        PRODUCT.stream()
                .filter(one -> one.getSource().orElseThrow().getUri().toString().contains("/domain/target/"))
                .forEach(one -> contexts.add(ContextMap.context(one)));
        contexts.remove("shared");
        assertThat(kinds().keySet()).isEqualTo(contexts);
        assertThat(kinds().values()).containsOnly("core", "supporting", "general");

        Set<String> known = new HashSet<>(columns());
        WrittenContract.ours().operations().forEach(operation -> known.add(operation.id()));
        // WatchedTest holds that page to what the product tells.
        known.addAll(names(Files.readString(Watched.FOLDER.resolve("meters.md"))));
        assertThat(table("context | kind")).allSatisfy(row -> {
            assertThat(row.get(3)).isNotBlank();
            assertThat(names(row.get(4))).isNotEmpty();
            assertThat(known).containsAll(names(row.get(4)));
        });
    }

    @Test
    void every_table_is_kept_by_one_context_and_it_says_how_and_why() throws IOException {
        List<String> tables = new ArrayList<>();
        for (List<String> row : table("context | tables")) {
            assertThat(names(row.get(1))).isNotEmpty().allMatch(name -> name.startsWith(row.get(0) + "."));
            assertThat(row.get(2)).isNotBlank();
            assertThat(row.get(3)).isNotBlank();
            tables.addAll(names(row.get(1)));
        }
        Set<String> kept = columns().stream()
                .map(column -> column.substring(0, column.lastIndexOf('.')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(tables).containsExactlyInAnyOrderElementsOf(kept);
    }

    /** Statements are texts of the classes that run them. */
    @Test
    void whoever_writes_another_s_tables_is_listed() throws IOException {
        Map<String, Set<String>> writes = new TreeMap<>();
        for (Path file : sources()) {
            String context = file.getName(file.getNameCount() - 3).toString();
            WRITE.matcher(Files.readString(file))
                    .results()
                    .filter(write -> !write.group(1).equals(context))
                    .forEach(write -> writes.computeIfAbsent(context, none -> new TreeSet<>())
                            .add(write.group(1) + "." + write.group(2)));
        }
        // The outbox is everybody's, and its statements are with what everybody shares; the demo fills what is empty.
        assertThat(writes.remove("shared")).isNotEmpty().allMatch(table -> table.startsWith("outbox."));
        writes.remove("demo");
        Map<String, Set<String>> listed = new TreeMap<>();
        table("who | writes elsewhere").forEach(row -> listed.put(row.get(0), new TreeSet<>(names(row.get(1)))));
        assertThat(writes).isEqualTo(listed);
    }

    @Test
    void the_context_map_is_drawn_from_packages_and_routes() throws IOException {
        ContextMap map = new ContextMap(kinds().keySet());
        map.packages(PRODUCT);
        for (Wired wired : Wired.values()) {
            map.routes(Product.running(wired).context().getBean(CamelContext.class));
        }
        assertThat(map.sent())
                .as("what some class sends to")
                .isEqualTo(new TreeSet<>(MessageContract.ours().senders().values()));

        String page = Files.readString(PAGE);
        String drawn = page.substring(0, page.indexOf(FROM) + FROM.length()) + "```mermaid\n" + map.mermaid(kinds())
                + "```\n" + page.substring(page.indexOf(TO));
        if ("write".equals(System.getProperty("tablesaga.diagrams"))) {
            Files.writeString(PAGE, drawn);
        }
        assertThat(PAGE)
                .as("who knows whom has changed; run the test with -Dtablesaga.diagrams=write and commit " + PAGE)
                .content()
                .isEqualTo(drawn);
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("..", "adapters", "persistence", "src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Map<String, String> kinds() throws IOException {
        Map<String, String> kinds = new TreeMap<>();
        table("context | kind").forEach(row -> kinds.put(row.get(0), row.get(1)));
        return kinds;
    }

    /** @param head how its first line begins */
    private static List<List<String>> table(String head) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int from = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith("| " + head))
                .findFirst()
                .orElseThrow());
        return lines.subList(from + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private List<String> columns() {
        return product.jdbc()
                .queryForList(
                        """
                        select n.nspname || '.' || c.relname || '.' || a.attname
                        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                        where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition
                          and n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname !~ '^pg_'
                          and c.relname <> 'flyway_schema_history'""",
                        String.class);
    }
}
