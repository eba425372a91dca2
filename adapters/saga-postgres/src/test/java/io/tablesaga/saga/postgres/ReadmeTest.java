package io.tablesaga.saga.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** What the README shows is what runs here. */
class ReadmeTest {

    private static final Path README = Path.of("README.md");
    private static final Path HERE = Path.of("src/test/java/io/tablesaga/saga/postgres/ReadmeTest.java");

    @Test
    void the_ten_lines_start_a_saga_service() throws Exception {
        Database.clear();
        try (HikariDataSource pool = Database.pool("readme");
                CamelContext camel = new DefaultCamelContext()) {
            SagaSchema.create(pool);
            PlatformTransactionManager transactions = new DataSourceTransactionManager(pool);
            PostgresSagaService sagas = new PostgresSagaService(pool, transactions, SagaSettings.of("node-a"));
            camel.addService(sagas);
            camel.getRegistry().bind("PROPAGATION_REQUIRED", new SpringTransactionPolicy(transactions));
            camel.addRoutes(new TripRoutes());
            camel.start();
            SagaRecovery recovery = new SagaRecovery(sagas);
            recovery.start();

            Exchange trip = camel.createProducerTemplate().send("direct:trip", exchange -> {});

            assertThat(trip.getException()).hasMessage("no room");
            Node.awaitState(
                    Database.JDBC.queryForObject("select id from saga.saga", UUID.class), SagaState.COMPENSATED);
            recovery.close();
        }
    }

    @Test
    void the_readmes_lines_are_these_lines() throws Exception {
        String shown = Files.readString(README).split("```java\n")[1].split("```")[0];

        assertThat(Files.readString(HERE).replaceAll("(?m)^ +", "")).contains(shown);
    }

    @Test
    void the_table_of_settings_names_every_setting_and_its_default() throws Exception {
        SagaSettings defaults = SagaSettings.of("–");
        List<String> settings = new ArrayList<>();
        for (RecordComponent component : SagaSettings.class.getRecordComponents()) {
            settings.add(component.getName() + " " + component.getAccessor().invoke(defaults));
        }
        Matcher rows = Pattern.compile("(?m)^\\| (\\w+) \\| (\\S+) \\| .+ \\|$").matcher(chapter("Settings"));

        assertThat(rows.results()
                        .map(row -> row.group(1) + " " + row.group(2))
                        .filter(row -> !row.startsWith("setting")))
                .containsExactlyElementsOf(settings);
    }

    @Test
    void the_table_of_tables_names_every_table_and_its_columns() throws Exception {
        Matcher rows =
                Pattern.compile("(?m)^\\| `(saga\\.\\w+)` \\| .+ \\| (.+) \\|$").matcher(chapter("Tables"));

        assertThat(rows.results().map(row -> row.group(1) + ": " + row.group(2)))
                .containsExactlyInAnyOrderElementsOf(Database.JDBC.queryForList(
                        """
                        select table_schema || '.' || table_name || ': '
                               || string_agg(column_name, ', ' order by ordinal_position)
                        from information_schema.columns where table_schema = 'saga'
                        group by table_schema, table_name""",
                        String.class));
    }

    @Test
    void what_shows_it_names_every_test_there_is() throws Exception {
        Matcher named = Pattern.compile("\\w+Test\\b").matcher(chapter("What shows it"));

        try (Stream<Path> tests = Files.list(HERE.getParent())) {
            assertThat(named.results().map(MatchResult::group))
                    .containsExactlyInAnyOrderElementsOf(
                            tests.map(test -> test.getFileName().toString().replace(".java", ""))
                                    .filter(test -> test.endsWith("Test"))
                                    .toList());
        }
    }

    private static String chapter(String name) throws IOException {
        return Files.readString(README).split("\n## " + name + "\n")[1].split("\n## ")[0];
    }

    private static final class TripRoutes extends RouteBuilder {

        @Override
        public void configure() {
            errorHandler(noErrorHandler());
            from("direct:trip")
                    .saga()
                    .compensation("direct:flight-undo")
                    .throwException(new IllegalStateException("no room"))
                    .end();
            from("direct:flight-undo").log("undone");
        }
    }
}
