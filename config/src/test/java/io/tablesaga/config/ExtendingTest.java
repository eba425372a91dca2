package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tablesaga.diagrams.Mermaid;
import io.tablesaga.diagrams.RouteGraph;
import io.tablesaga.ordering.FurtherStep;
import io.tablesaga.ordering.StepFence;
import io.tablesaga.ordering.routes.ApprovePaymentRoutes;
import io.tablesaga.ordering.routes.HoldStockRoutes;
import io.tablesaga.ordering.routes.OrderStep;
import io.tablesaga.shared.OrderId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** What docs/extending.md has its reader do is done here: the jar on the class path is all that the product gets. */
class ExtendingTest {

    private static final Path GUIDE = Path.of("../docs/extending.md");
    private static final Path EXAMPLE = Path.of("../examples/loyalty");

    @TempDir
    static Path folder;

    private static Product product;

    @BeforeAll
    static void start() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader without = thread.getContextClassLoader();
        URL jar = Loyalty.jar(folder).toUri().toURL();
        thread.setContextClassLoader(new URLClassLoader(new URL[] {jar}, without));
        try {
            product = Product.start(Product.Wired.DIRECT);
        } finally {
            thread.setContextClassLoader(without);
        }
    }

    @AfterAll
    static void stop() {
        product.stop();
    }

    @Test
    void an_order_s_points_are_booked_once_however_often_it_is_asked_for() {
        String key = OrderStoriesTest.key();
        String dish = product.dish(1);
        String order = product.order(key, dish, 1, "tok_ok").json().path("id").asText();
        assertThat(product.order(key, dish, 1, "tok_ok").json().path("id").asText())
                .isEqualTo(order);
        assertThat(points(order)).containsExactly(90L);
        BooksBalance.in(product);
    }

    @Test
    void points_are_undone_once_when_the_payment_after_them_is_declined() {
        Product.Answer declined = product.order(OrderStoriesTest.key(), product.dish(1), 1, "tok_declined");
        assertThat(declined.status()).isEqualTo(402);
        String order = product.jdbc()
                .queryForObject("select id::text from ordering.orders order by placed_at desc limit 1", String.class);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(points(order)).containsExactly(90L, -90L));
        BooksBalance.in(product);
    }

    @Test
    void points_go_back_with_the_lines_that_are_taken_back() {
        Product.Answer placed = GuestWhoCancels.twoDishes(product, product.dish(1), product.dish(2), "tok_ok");
        GuestWhoCancels guest = new GuestWhoCancels(product, placed);
        assertThat(points(guest.order())).containsExactly(270L);
        guest.cancel(1);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(points(guest.order())).containsExactly(270L, -90L));
        guest.cancel();
        guest.becomes("CANCELLED");
        assertThat(points(guest.order())).containsExactly(270L, -90L, -180L);
        BooksBalance.in(product);
    }

    @Test
    void the_step_is_drawn_where_it_is_done_undone_and_taken_back() {
        RouteGraph graph = RouteGraph.of(product.context().getBean(CamelContext.class));
        assertThat(Mermaid.drawn(graph.from(List.of("order-place", "order-cancel"), Set.of())))
                .contains("<b>step-book-points</b><br/>Books the points that the order earns")
                .contains("order-take --> step-book-points\n")
                .contains("step-book-points -. undo .-> undo-book-points\n")
                .contains("order-taken-back --> back-book-points\n");
        assertThat(new RouteModel(product.context().getBean(CamelContext.class)).targets("order-take"))
                .containsExactly("direct:order-hold-stock", "direct:step-book-points", "direct:order-ask-payment");
    }

    @Test
    void a_step_is_done_once_undone_once_and_never_done_after_it_was_undone() {
        StepFence fence = product.context().getBean(StepFence.class);
        List<String> calls = new ArrayList<>();
        OrderId gone = new OrderId(UUID.randomUUID());
        fence.undo(gone, Loyalty.STEP, () -> calls.add("undone too soon"));
        fence.once(gone, Loyalty.STEP, () -> calls.add("done too late"));
        assertThat(calls).isEmpty();

        OrderId order = new OrderId(UUID.randomUUID());
        for (int twice = 0; twice < 2; twice++) {
            fence.once(order, Loyalty.STEP, () -> calls.add("done"));
        }
        for (int twice = 0; twice < 2; twice++) {
            fence.undo(order, Loyalty.STEP, () -> calls.add("undone"));
        }
        fence.once(order, Loyalty.STEP, () -> calls.add("done again"));
        assertThat(calls).containsExactly("done", "undone");
    }

    @Test
    void what_failed_was_not_done_and_an_undo_that_failed_is_tried_again() {
        StepFence fence = product.context().getBean(StepFence.class);
        List<String> calls = new ArrayList<>();
        OrderId order = new OrderId(UUID.randomUUID());
        Runnable failing = () -> {
            throw new IllegalStateException("not now");
        };
        assertThatThrownBy(() -> fence.once(order, Loyalty.STEP, failing)).hasMessage("not now");
        fence.once(order, Loyalty.STEP, () -> calls.add("done"));
        assertThatThrownBy(() -> fence.undo(order, Loyalty.STEP, failing)).hasMessage("not now");
        fence.undo(order, Loyalty.STEP, () -> calls.add("undone"));
        assertThat(calls).containsExactly("done", "undone");
    }

    @Test
    void two_steps_of_one_name_are_refused_at_start_with_a_sentence() {
        ListableBeanFactory beans = new StaticListableBeanFactory(Map.of(
                "ours", FurtherStep.withPayment("book-points", "Ours", doing -> {}),
                "theirs", FurtherStep.withPayment("book-points", "Theirs", doing -> {})));
        List<OrderStep> house = List.of(HoldStockRoutes.STEP, ApprovePaymentRoutes.STEP);
        assertThatThrownBy(() -> new RoutesConfiguration().orderSteps(house, beans.getBeanProvider(FurtherStep.class)))
                .isInstanceOf(StartRefused.class)
                .hasMessage("The order saga cannot be built: two steps have the id «book-points».");
    }

    @Test
    void each_file_the_guide_shows_is_the_example_s_and_it_shows_them_all() throws IOException {
        String guide = Files.readString(GUIDE);
        List<String> shown = Pattern.compile("`loyalty/([^`]+)`[^`]*```[a-z]*\n(.*?)```", Pattern.DOTALL)
                .matcher(guide)
                .results()
                .map(block -> block.group(1) + "\n" + block.group(2))
                .toList();
        try (Stream<Path> files = Files.walk(EXAMPLE)) {
            assertThat(shown)
                    .containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile)
                            .filter(file -> !file.startsWith(EXAMPLE.resolve("target")))
                            .map(file -> EXAMPLE.relativize(file) + "\n" + read(file))
                            .toList());
        }
    }

    @Test
    void the_example_names_the_versions_of_this_product() throws IOException {
        String example = read(EXAMPLE.resolve("pom.xml"));
        String house = read(Path.of("../pom.xml"));
        assertThat(version(example, "spring-boot-starter-parent"))
                .isEqualTo(version(house, "spring-boot-starter-parent"));
        assertThat(version(example, "tablesaga-extension")).isEqualTo(version(house, "tablesaga"));
        assertThat(example.split("<dependency>")).as("one dependency").hasSize(2);
    }

    private static String version(String pom, String artifact) {
        return pom.replaceAll("(?s).*?<artifactId>" + artifact + "</artifactId>\\s*<version>([^<]+)<.*", "$1");
    }

    private static List<Long> points(String order) {
        return Loyalty.points(product.jdbc(), order);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
