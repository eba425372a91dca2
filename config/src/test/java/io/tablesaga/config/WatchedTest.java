package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.books.OpenWork;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alerts, dashboard, runbook and the page of meters agree with each other, and with what the product tells. */
class WatchedTest {

    private static final Path PAGE = Watched.FOLDER.resolve("meters.md");
    private static final Path RUNBOOK = Path.of("..", "docs", "runbook.md");
    private static final Pattern PATH = Pattern.compile("`(GET|POST|PUT|DELETE) (/api/[^` ]*)`");
    private static final String HEAD =
            """
            # Meters

            What `GET /api/meters` tells, of what is ours and what alerts and dashboard name; the text has more, of JVM, HTTP and pool.
            Written by WatchedTest; do not edit. Write again: `mvn verify -Dtablesaga.meters=write`.

            | meter | | labels | what |
            |---|---|---|---|
            """;

    private final Product product = Product.running(Wired.DIRECT);

    /** What is counted is told from the first time on. */
    @BeforeEach
    void an_order_is_paid_and_the_books_are_checked() {
        assertThat(product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok")
                        .status())
                .isEqualTo(201);
        assertThat(product.operator("/api/books").status()).isEqualTo(200);
    }

    @Test
    void alerts_and_dashboard_name_what_is_told_with_its_labels() throws IOException {
        Scrape scrape = Scrape.of(product);
        KnownProblems problems = new KnownProblems();
        List<String> missing = new ArrayList<>();
        Watched.expressions().forEach((where, expression) -> Watched.missing(
                        expression,
                        scrape,
                        outcome -> Set.of("accepted", "failed").contains(outcome)
                                || problems.has("https://tablesaga.io/problems/" + outcome))
                .forEach(what -> missing.add(where + ": " + what)));
        assertThat(missing).isEmpty();
        assertThat(Watched.expressions()).hasSizeGreaterThan(30);
    }

    @Test
    void what_is_not_told_is_found() {
        Scrape scrape = Scrape.of(product);
        assertThat(Watched.missing(
                        "max by (kind, shop) (tablesaga_open{kind=~\"saga-stuck|saga-lost\"}) > rate(tablesaga_nothing[5m])",
                        scrape,
                        outcome -> false))
                .containsExactlyInAnyOrder(
                        "tablesaga_open{kind=saga-lost}",
                        "tablesaga_open by shop",
                        "tablesaga_nothing",
                        "tablesaga_nothing by kind",
                        "tablesaga_nothing by shop");
        assertThat(Watched.missing(
                        "tablesaga_commands_seconds_count{outcome=\"never\",operation=\"order-lose\"}",
                        scrape,
                        outcome -> false))
                .hasSize(2);
    }

    /** Else there would be as many meters as orders. */
    @Test
    void no_label_has_an_id_in_it() {
        assertThat(Scrape.of(product).samples().values()).allSatisfy(samples -> assertThat(samples)
                .allSatisfy(sample -> assertThat(sample.labels().values())
                        .noneMatch(value -> value.matches(".*[0-9a-f]{8}-[0-9a-f]{4}-.*"))));
    }

    @Test
    void each_alert_has_its_chapter_of_the_runbook_and_no_chapter_is_of_nothing() throws IOException {
        String runbook = Files.readString(RUNBOOK);
        List<String> chapters = Stream.of(runbook.split("\n## ")).skip(2).toList();
        assertThat(chapters.stream().map(chapter -> chapter.lines().findFirst().orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(
                        Watched.alerts().stream().map(Watched.Alert::name).toList());
        assertThat(chapters).allSatisfy(chapter -> assertThat(chapter)
                .contains("- **means**: ", "- **guests notice**: ", "- **look at**: ", "- **do**: "));
        assertThat(Watched.alerts()).allSatisfy(alert -> assertThat(alert.runbook())
                .isEqualTo("docs/runbook.md#" + alert.name().toLowerCase(java.util.Locale.ROOT)));
    }

    @Test
    void the_runbook_names_operations_of_the_contract() throws IOException {
        Set<String> contract = new TreeSet<>();
        WrittenContract.ours().operations().forEach(operation -> contract.add(operation.call()));
        List<String> named = PATH.matcher(Files.readString(RUNBOOK))
                .results()
                .map(found -> found.group(1) + " " + found.group(2))
                .distinct()
                .toList();
        assertThat(named).hasSizeGreaterThan(8);
        assertThat(contract).containsAll(named);
    }

    @Test
    void a_monitor_reads_what_is_measured_and_nothing_else() {
        Answer told = product.operatorPost(
                "/api/programs",
                """
                {"clientId": "watch-%s", "name": "Prometheus", "roles": ["monitor"], "allStores": true}"""
                        .formatted(OrderStoriesTest.key().substring(0, 8)));
        assertThat(told.status()).as(told.http().body()).isEqualTo(201);
        OAuthClient monitor = new OAuthClient(
                product,
                told.json().path("id").asText(),
                told.json().path("clientId").asText(),
                told.json().path("secret").asText());
        Answer meters = product.get("/api/meters", monitor.token());
        assertThat(meters.status()).isEqualTo(200);
        assertThat(meters.http().headers().firstValue("content-type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("text/plain").contains("version=0.0.4"));
        assertThat(product.get("/api/books", monitor.token()).status()).isEqualTo(403);
        assertThat(product.get("/api/reviews", monitor.token()).status()).isEqualTo(403);
        assertThat(product.get("/api/meters", "guess").status()).isEqualTo(401);
        assertThat(product.get(
                                "/api/meters",
                                OAuthClient.registered(product, "integrator").token())
                        .status())
                .isEqualTo(403);
        assertThat(product.operator("/actuator/prometheus").status()).isEqualTo(404);
    }

    @Test
    void the_page_tells_of_each_meter() throws IOException {
        Scrape scrape = Scrape.of(product);
        Set<String> named = new TreeSet<>();
        Watched.expressions().values().forEach(expression -> named.addAll(Watched.names(expression)));
        StringBuilder page = new StringBuilder(HEAD);
        scrape.help().forEach((family, help) -> {
            if (family.startsWith("tablesaga_") && !family.endsWith("_max") || named.contains(family)) {
                page.append("| `%s` | %s | %s | %s |%n"
                        .formatted(family, scrape.types().get(family), scrape.labels(family), help.strip()));
            }
        });
        page.append("\n| `kind` of what stands open | what |\n|---|---|\n");
        for (OpenWork.Kind kind : OpenWork.Kind.values()) {
            page.append("| `%s` | %s |%n".formatted(kind.word(), kind.said()));
        }
        if ("write".equals(System.getProperty("tablesaga.meters"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("what is measured has changed; run the test with -Dtablesaga.meters=write and commit " + PAGE)
                .content()
                .isEqualTo(page.toString());
    }

    @Test
    void a_call_that_nobody_has_heard_stands_open() {
        Answer called = Product.send(product.guest("/api/visit/calls")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"reason\": \"WATER\"}")));
        assertThat(called.status()).as(called.http().body()).isBetween(200, 201);
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(Scrape.of(product).sum("tablesaga_open", "kind", "staff-call"))
                        .isGreaterThanOrEqualTo(1));
    }

    @Test
    void orders_are_counted_by_outcome_and_so_are_the_provider_s_answers() {
        Scrape before = Scrape.of(product);
        assertThat(product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_ok")
                        .status())
                .isEqualTo(201);
        assertThat(product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_declined")
                        .problem())
                .isEqualTo("payment-declined");
        Scrape after = Scrape.of(product);
        Map<String[], Integer> counted = Map.of(
                new String[] {"tablesaga_commands_seconds_count", "operation", "order-place", "outcome", "accepted"}, 1,
                new String[] {
                            "tablesaga_commands_seconds_count",
                            "operation",
                            "order-place",
                            "outcome",
                            "payment-declined"
                        },
                        1,
                new String[] {"tablesaga_provider_calls_seconds_count", "call", "payment-charge", "outcome", "charged"},
                        1,
                new String[] {"tablesaga_provider_calls_seconds_count", "call", "payment-charge", "outcome", "declined"
                        },
                        1,
                new String[] {"tablesaga_orders_total", "outcome", "paid"}, 1);
        counted.forEach((meter, more) -> {
            String[] labels = java.util.Arrays.copyOfRange(meter, 1, meter.length);
            assertThat(after.sum(meter[0], labels) - before.sum(meter[0], labels))
                    .as(String.join(" ", meter))
                    .isEqualTo(more.doubleValue());
        });
        assertThat(after.sum("tablesaga_database_answers")).isEqualTo(1);
        assertThat(after.sum("tablesaga_breaker_open")).isZero();
        BooksBalance.in(product);
    }
}
