package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
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

    /** Anything may be written into these: of each it must be said. */
    private static final Set<String> WORDS =
            Set.of("text", "text[]", "character varying", "jsonb", "json", "bytea", "xml");

    /** Whether such a column holds something of a person must be said, one way or the other. */
    private static final Pattern LOOKS_PERSONAL = Pattern.compile("(^|.*_)("
            + "login|e?mail|name|phone|mobile|address|ip|account|account_id|device|device_id|person|person_id|principal|"
            + "birthday|birth_date|subject)(_.*|$)");

    /** Checked by hand; PersonalDataTest looks for an erased person in all of it. */
    private static final String ELSEWHERE =
            """

            ## Elsewhere

            Checked by hand; of an erased person nothing is found there but in the last two (PersonalDataTest).

            | where | what of a person | how long |
            |---|---|---|
            | topics `orders` and `menu` | nothing: ids of orders, stores and tables, dishes and amounts; never an account, a phone or anybody's words | as long as the broker keeps its topics |
            | queues `kitchen.*`, `stock.*` and their dead letters | nothing: the same | until they are read, dead letters until an operator has them tried again |
            | topic `visit.news` | nothing: ids of visits and versions of their carts | ten seconds |
            | pictures of dishes | whatever a picture shows; drawn anew, without what a phone wrote into the file | until a manager removes it |
            | `first-operator-invitation` | nothing: a token | until it is accepted |
            | logs and metrics | nothing: ids; never a login, a name, somebody's words, a token or a password | as the box keeps its logs |
            | the sandbox's ledger (development only) | what a payment provider is told, a refund's reason among it | until it is deleted |
            | PostgreSQL's own files | deleted rows, until their space and the write-ahead log are used again | as PostgreSQL does |
            """;

    private final Product product = Product.running(Product.Wired.DIRECT);

    record Column(String name, String type, String comment) {

        String last() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    private List<Column> columns() {
        return product.jdbc()
                .query(
                        """
                        select n.nspname || '.' || c.relname || '.' || a.attname, format_type(a.atttypid, null),
                               coalesce(col_description(c.oid, a.attnum), '')
                        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
                        where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p') and not c.relispartition
                          and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_'
                          and c.relname <> 'flyway_schema_history'
                        order by (n.nspname || '.' || c.relname || '.' || a.attname) collate "C\"""",
                        (row, n) -> new Column(row.getString(1), row.getString(2), row.getString(3)));
    }

    @Test
    void whatever_may_be_personal_says_what_it_is_for_or_why_it_is_not() {
        assertThat(columns())
                .filteredOn(column -> WORDS.contains(column.type())
                        || LOOKS_PERSONAL.matcher(column.last()).matches()
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
        page.append(ELSEWHERE);
        if ("write".equals(System.getProperty("tablesaga.personal-data"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("the schemas have changed; run the test with -Dtablesaga.personal-data=write and commit " + PAGE)
                .content()
                .isEqualTo(page.toString());
    }
}
