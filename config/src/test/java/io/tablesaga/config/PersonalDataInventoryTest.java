package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * docs/personal-data.md is what the running database's comments say. Regenerate:
 * {@code mvn -pl config -am verify -Dtest=PersonalDataInventoryTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dtablesaga.personal-data=write}.
 */
class PersonalDataInventoryTest {

    private static final Path PAGE = Path.of("..", "docs", "personal-data.md");

    private static final Pattern PERSONAL = Pattern.compile("personal: (.+); kept: (.+); read by: (.+)");

    /** Whether such a column holds something of a person must be said, one way or the other. */
    private static final Pattern LOOKS_PERSONAL = Pattern.compile("(^|.*_)("
            + "login|e?mail|name|phone|mobile|address|ip|account|account_id|device|device_id|person|person_id|principal|"
            + "birthday|birth_date|subject)(_.*|$)");

    private final Product product = Product.running(Product.Wired.DIRECT);

    record Column(String name, String comment) {

        String last() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    private List<Column> columns() {
        return product.jdbc()
                .query(
                        """
                        select n.nspname || '.' || c.relname || '.' || a.attname,
                               coalesce(col_description(c.oid, a.attnum), '')
                        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                        where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition
                          and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
                          and c.relname <> 'flyway_schema_history'
                        order by (n.nspname || '.' || c.relname || '.' || a.attname) collate "C\"""",
                        (row, n) -> new Column(row.getString(1), row.getString(2)));
    }

    @Test
    void whatever_looks_personal_says_what_it_is_for_or_why_it_is_not() {
        assertThat(columns())
                .filteredOn(column -> LOOKS_PERSONAL.matcher(column.last()).matches()
                        || !column.comment().isEmpty())
                .as("a comment in the schema's R__personal_data.sql is missing, or is not as the others")
                .isNotEmpty()
                .allMatch(column -> PERSONAL.matcher(column.comment()).matches()
                        || column.comment().matches("not personal: .+"));
    }

    @Test
    void the_page_is_what_the_database_says() throws IOException {
        StringBuilder page = new StringBuilder(
                """
                # Personal data

                Every column that holds something of a person, as the database itself says it; made by PersonalDataInventoryTest,
                do not edit. What leaves a column when an account is erased is told by the answer to `account-erase`.

                | column | what for | how long | who reads it |
                |---|---|---|---|
                """);
        for (Column column : columns()) {
            Matcher says = PERSONAL.matcher(column.comment());
            if (says.matches()) {
                page.append("| `%s` | %s | %s | %s |%n"
                        .formatted(column.name(), says.group(1), says.group(2), says.group(3)));
            }
        }
        if ("write".equals(System.getProperty("tablesaga.personal-data"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("the schemas have changed; run the test with -Dtablesaga.personal-data=write and commit " + PAGE)
                .content()
                .isEqualTo(page.toString());
    }
}
