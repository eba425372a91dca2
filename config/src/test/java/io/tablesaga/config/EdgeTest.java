package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tablesaga.config.GuestAtCheckout.Returned;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.shared.routes.HouseErrors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever breaks inside, whoever asked gets a problem with a stable type, never an empty answer. */
class EdgeTest {

    static Stream<Arguments> tables() {
        return Stream.of(Wired.values())
                .flatMap(wired -> Stream.of(
                        Arguments.of(wired, "ordering", "orders"),
                        Arguments.of(wired, "stock", "item"),
                        Arguments.of(wired, "payment", "attempt"),
                        Arguments.of(wired, "saga", "step")));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void an_order_that_cannot_be_stored_is_answered_and_comes_through_later(Wired wired, String schema, String table) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        String key = OrderStoriesTest.key();
        try (Outage outage = Outage.ofTable(product, schema, table)) {
            Answer answer = product.order(key, dish, 1, "tok_ok");
            // With commits of their own the order may be stored before its hold or its attempt cannot be.
            if (wired == Wired.MESSAGES && List.of("item", "attempt").contains(table)) {
                isGivenUp(answer);
            } else {
                isProblem(answer);
            }
        }
        comesThrough(product, dish);
    }

    @Test
    void a_guest_whose_stock_cannot_be_held_is_never_told_to_wait_for_a_payment() throws Exception {
        Product product = Product.running(Wired.MESSAGES);
        String dish = product.dish(3);
        String key = OrderStoriesTest.key();
        try (Outage outage = Outage.ofTable(product, "stock", "item")) {
            CompletableFuture<Answer> guest =
                    CompletableFuture.supplyAsync(() -> product.order(key, dish, 1, "tok_ok"));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> product.jdbc()
                                    .queryForObject(
                                            "select count(*) from ordering.orders o join ordering.order_line l"
                                                    + " on l.order_id = o.id where l.item_id = ?::uuid",
                                            Long.class,
                                            dish)
                            == 1);
            Answer meanwhile = product.order(key, dish, 1, "tok_ok");
            assertThat(meanwhile.status()).as(meanwhile.http().body()).isEqualTo(202);
            assertThat(meanwhile.json().path("state").asText()).isEqualTo("PLACING");
            assertThat(meanwhile.json().path("message").asText())
                    .contains("nothing was charged")
                    .doesNotContain("payment");
            isGivenUp(guest.get(30, TimeUnit.SECONDS));
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> isGivenUp(product.order(key, dish, 1, "tok_ok")));
        assertThat(product.jdbc()
                        .queryForObject(
                                "select count(*) from payment.attempt a join ordering.order_line l"
                                        + " on l.order_id = a.order_id where l.item_id = ?::uuid",
                                Long.class,
                                dish))
                .isZero();
        comesThrough(product, dish);
    }

    @ParameterizedTest
    @EnumSource
    void while_postgresql_is_away_every_door_answers(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(3);
        product.phone();
        product.freshOperatorToken();
        GuestAtCheckout guest = new GuestAtCheckout(product);
        Returned back = guest.pay(
                product.checkout(OrderStoriesTest.key(), dish, 1).json().path("checkout"));
        try (Outage outage = Outage.ofPostgreSql(product)) {
            assertThat(guest.confirm(back).status()).isEqualTo(503);
            isProblem(product.order(OrderStoriesTest.key(), dish, 1, "tok_ok"));
            isProblem(product.operatorPost(
                    "/api/stores/" + Product.STORE + "/stock-movements",
                    "{\"itemId\":\"" + dish + "\",\"quantity\":1,\"reason\":\"test\"}"));
            isProblem(product.operator("/api/menus?storeId=" + Product.STORE));
        }
        comesThrough(product, dish);
    }

    @ParameterizedTest
    @EnumSource
    void a_guest_whose_payment_cannot_be_stored_is_answered_and_the_truth_wins(Wired wired) throws Exception {
        Product product = Product.start(wired, "--tablesaga.saga.patience=3s");
        try {
            String dish = product.dish(3);
            String key = OrderStoriesTest.key();
            product.fault("{\"fault\": \"SLOW\", \"next\": 1, \"millis\": 1500}");
            CompletableFuture<Answer> guest =
                    CompletableFuture.supplyAsync(() -> product.order(key, dish, 1, "tok_ok"));
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            product.jdbc().queryForObject("select count(*) from payment.attempt", Long.class) == 1);
            try (Outage outage = Outage.ofTable(product, "ordering", "orders")) {
                isProblem(guest.get(30, TimeUnit.SECONDS));
            }
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            product.order(key, dish, 1, "tok_ok").status())
                    .isEqualTo(201));
            BooksBalance.in(product);
            assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(2);
        } finally {
            product.stop();
        }
    }

    static Stream<Arguments> failures() {
        return Stream.of(Wired.values()).flatMap(wired -> Stream.of(
                        new IllegalStateException("broken"),
                        new RuntimeCamelException(new IllegalStateException("broken")),
                        new RuntimeCamelException(new AssertionError("broken")),
                        new StackOverflowError("broken"))
                .map(failure -> Arguments.of(wired, failure)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void whatever_leaves_an_inner_route_becomes_a_problem_at_the_edge(Wired wired, Throwable failure) throws Exception {
        CamelContext camel = Product.running(wired).context().getBean(CamelContext.class);
        Trouble trouble = new Trouble(failure);
        camel.addRoutes(trouble);
        try {
            for (String door : Trouble.DOORS) {
                Exchange answer = camel.createFluentProducerTemplate()
                        .to("direct:" + door)
                        .withBody("anything")
                        .withHeader("Cookie", "secret")
                        .request(Exchange.class);
                assertThat(answer.getException()).as(door).isNull();
                assertThat(answer.getMessage().getBody(String.class))
                        .as(door)
                        .contains("\"type\":\"https://tablesaga.io/problems/unexpected\"")
                        .doesNotContain("broken");
                assertThat(answer.getMessage().getHeaders())
                        .as(door)
                        .containsEntry(Exchange.HTTP_RESPONSE_CODE, 500)
                        .containsEntry(Exchange.CONTENT_TYPE, "application/problem+json")
                        .doesNotContainKey("Cookie");
            }
        } finally {
            trouble.leave(camel);
        }
    }

    /** Doors before every kind of inner route a failure can come out of. */
    public static final class Trouble extends RouteBuilder {

        static final String[] DOORS = {
            "trouble-plain", "trouble-bean", "trouble-transacted", "trouble-again", "trouble-caught-then-plain"
        };

        private final Throwable failure;

        Trouble(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public void configure() {
            door("trouble-plain").to("direct:trouble-here");
            door("trouble-bean").to("direct:trouble-in-a-bean");
            door("trouble-transacted").to("direct:trouble-in-a-commit");
            door("trouble-again").to("direct:trouble-while-handling");
            door("trouble-caught-then-plain").to("direct:trouble-handled").to("direct:trouble-here");

            inner("trouble-here").process(this::fail);
            inner("trouble-in-a-bean").bean(this, "fail");
            inner("trouble-in-a-commit").transacted().process(this::fail).end();
            inner("trouble-while-handling")
                    .doTry()
                    .to("direct:trouble-in-a-commit")
                    .doCatch(Throwable.class)
                    .to("direct:trouble-here")
                    .end();
            inner("trouble-handled")
                    .doTry()
                    .to("direct:trouble-in-a-commit")
                    .doCatch(Throwable.class)
                    .setBody(constant("handled"))
                    .end();
        }

        private org.apache.camel.model.RouteDefinition door(String id) {
            return from("direct:" + id).routeId(id).routeConfigurationId(HouseErrors.EDGE);
        }

        private org.apache.camel.model.RouteDefinition inner(String id) {
            return from("direct:" + id).routeId(id).routeConfigurationId("inner");
        }

        public void fail(Exchange exchange) throws Exception {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (Exception) failure;
        }

        void leave(CamelContext camel) throws Exception {
            for (var route : getRouteCollection().getRoutes()) {
                camel.getRouteController().stopRoute(route.getRouteId());
                camel.removeRoute(route.getRouteId());
            }
        }
    }

    private static void isProblem(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isBetween(500, 503);
        assertThat(answer.http().headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.problem()).isIn("unexpected", "not-placed", "token-uncheckable", "busy", "outcome-unknown");
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.json().path("detail").asText()).isNotBlank();
    }

    private static void isGivenUp(Answer answer) {
        assertThat(answer.status()).as(answer.http().body()).isEqualTo(409);
        assertThat(answer.problem()).isEqualTo("order-given-up");
        assertThat(answer.json().path("detail").asText()).contains("Nothing was charged, and nothing will be");
    }

    private static void comesThrough(Product product, String dish) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        product.order(OrderStoriesTest.key(), dish, 1, "tok_ok").status())
                .isEqualTo(201));
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(2);
    }
}
