package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.kitchen.RestoreTicket;
import io.tablesaga.kitchen.WithdrawAnswer;
import io.tablesaga.kitchen.WithdrawTicket;
import io.tablesaga.shared.ItemId;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.SagaId;
import io.tablesaga.stock.TakeBackStock;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cooks do with a ticket, and what an order that ends takes back from kitchen and stock, in both wirings. */
class KitchenStoriesTest {

    @ParameterizedTest
    @EnumSource
    void a_cook_begins_finishes_and_serves_line_by_line(Wired wired) {
        Product product = Product.running(wired);
        String order = order(product, product.dish(5), product.dish(5));
        assertThat(states(ticket(product, order))).containsExactly("1 WAITING", "2 WAITING");

        Answer begun = advance(product, order, "{\"to\":\"PREPARING\",\"positions\":[2]}");
        assertThat(begun.status()).as(begun.http().body()).isEqualTo(200);
        assertThat(begun.json().path("orderId").asText()).isEqualTo(order);
        assertThat(begun.json().path("lines").get(1).path("name").asText()).isEqualTo("시험 요리");
        assertThat(begun.json().path("lines").get(1).path("quantity").asInt()).isEqualTo(2);
        assertThat(states(begun.json())).containsExactly("1 WAITING", "2 PREPARING");
        assertThat(advance(product, order, "{\"to\":\"PREPARING\",\"positions\":[2]}")
                        .http()
                        .body())
                .isEqualTo(begun.http().body());

        Answer hasty = advance(product, order, "{\"to\":\"READY\"}");
        assertThat(hasty.status()).isEqualTo(409);
        assertThat(hasty.problem()).isEqualTo("line-too-early");
        assertThat(states(advance(product, order, "{\"to\":\"PREPARING\"}").json()))
                .containsExactly("1 PREPARING", "2 PREPARING");
        advance(product, order, "{\"to\":\"READY\"}");
        advance(product, order, "{\"to\":\"SERVED\",\"positions\":[1]}");
        assertThat(states(ticket(product, order))).containsExactly("1 SERVED", "2 READY");
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void a_cook_who_cannot_be_understood_is_told_so(Wired wired) {
        Product product = Product.running(wired);
        String order = order(product, product.dish(5));
        for (String nonsense : List.of(
                "",
                "{",
                "[]",
                "{}",
                "{\"to\":\"WAITING\"}",
                "{\"to\":\"WITHDRAWN\"}",
                "{\"to\":\"EATEN\"}",
                "{\"to\":\"PREPARING\",\"positions\":[]}",
                "{\"to\":\"PREPARING\",\"positions\":1}",
                "{\"to\":\"PREPARING\",\"positions\":[0]}",
                "{\"to\":\"PREPARING\",\"positions\":[\"1\"]}",
                "{\"to\":\"PREPARING\",\"positions\":[1,7]}")) {
            Answer refused = advance(product, order, nonsense);
            assertThat(refused.status()).as(nonsense).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("invalid-request");
        }
        assertThat(advance(product, "no-id", "{\"to\":\"PREPARING\"}").status()).isEqualTo(400);
        Answer unknown = advance(product, UUID.randomUUID().toString(), "{\"to\":\"PREPARING\"}");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.problem()).isEqualTo("unknown-ticket");
        assertThat(states(ticket(product, order))).containsExactly("1 WAITING");
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void a_line_that_was_taken_back_is_not_made_until_it_is_restored(Wired wired) {
        Product product = Product.running(wired);
        String order = order(product, product.dish(5), product.dish(5), product.dish(5));
        advance(product, order, "{\"to\":\"PREPARING\",\"positions\":[3]}");
        SagaId saga = saga();

        assertThat(withdraw(product, order, saga, false, 1, 3)).isEqualTo(new WithdrawAnswer(false, List.of(3)));
        assertThat(withdraw(product, order, saga, true, 1, 3)).isEqualTo(new WithdrawAnswer(true, List.of()));
        assertThat(states(ticket(product, order))).containsExactly("1 WITHDRAWN", "2 WAITING", "3 WITHDRAWN");
        Answer stop = advance(product, order, "{\"to\":\"READY\",\"positions\":[3]}");
        assertThat(stop.status()).isEqualTo(409);
        assertThat(stop.problem()).isEqualTo("line-withdrawn");
        assertThat(states(advance(product, order, "{\"to\":\"PREPARING\"}").json()))
                .containsExactly("1 WITHDRAWN", "2 PREPARING", "3 WITHDRAWN");

        restore(product, order, saga);
        assertThat(states(ticket(product, order))).containsExactly("1 WAITING", "2 PREPARING", "3 PREPARING");
        BooksBalance.in(product);
    }

    @ParameterizedTest
    @EnumSource
    void sold_stock_comes_back_or_is_thrown_away_and_once(Wired wired) {
        Product product = Product.running(wired);
        String dish = product.dish(5);
        String order = order(product, dish);
        SagaId saga = saga();

        takeBack(product, order, saga, dish, 1, false);
        takeBack(product, order, saga, dish, 1, false);
        takeBack(product, order, saga(), dish, 1, true);

        await("both are back")
                .atMost(Duration.ofSeconds(20))
                .until(() -> product.jdbc()
                                .queryForObject("select sold from stock.item where id = ?::uuid", Integer.class, dish)
                        == 0);
        BooksBalance.in(product);
        assertThat(OrderStoriesTest.available(product, dish)).isEqualTo(4);
    }

    private static String order(Product product, String... dishes) {
        String lines = String.join(
                ",",
                List.of(dishes).stream()
                        .map(dish -> "{\"itemId\":\"" + dish + "\",\"quantity\":2}")
                        .toList());
        Answer placed = Product.send(product.guest("/api/orders")
                .header("Idempotency-Key", OrderStoriesTest.key())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"lines\":[" + lines + "],\"paymentToken\":\"tok_ok\"}")));
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);
        String order = placed.json().path("id").asText();
        await("the ticket comes").atMost(Duration.ofSeconds(20)).until(() -> find(product, order)
                .isPresent());
        return order;
    }

    private static JsonNode ticket(Product product, String order) {
        return find(product, order).orElseThrow();
    }

    private static Optional<JsonNode> find(Product product, String order) {
        String after = "";
        do {
            JsonNode page = product.operator("/api/stores/" + Product.STORE + "/kitchen/tickets?" + after)
                    .json();
            for (JsonNode ticket : page.path("tickets")) {
                if (ticket.path("orderId").asText().equals(order)) {
                    return Optional.of(ticket);
                }
            }
            after = page.path("next").isTextual() ? "after=" + page.path("next").asText() : null;
        } while (after != null);
        return Optional.empty();
    }

    private static List<String> states(JsonNode ticket) {
        return StreamSupport.stream(ticket.path("lines").spliterator(), false)
                .map(line ->
                        line.path("position").asInt() + " " + line.path("state").asText())
                .toList();
    }

    private static Answer advance(Product product, String order, String body) {
        return product.operatorPost("/api/stores/" + Product.STORE + "/kitchen/tickets/" + order + "/advance", body);
    }

    private static WithdrawAnswer withdraw(
            Product product, String order, SagaId saga, boolean agreed, Integer... positions) {
        return call(
                product,
                "{{kitchen.withdraw}}",
                new WithdrawTicket(OrderId.of(order), saga, List.of(positions), agreed),
                WithdrawAnswer.class);
    }

    private static void restore(Product product, String order, SagaId saga) {
        call(product, "{{kitchen.restore}}", new RestoreTicket(OrderId.of(order), saga), RestoreTicket.class);
    }

    private static void takeBack(
            Product product, String order, SagaId saga, String dish, int quantity, boolean discarded) {
        call(
                product,
                "{{stock.take-back}}",
                new TakeBackStock(
                        OrderId.of(order), saga, List.of(new TakeBackStock.Line(ItemId.of(dish), quantity)), discarded),
                TakeBackStock.class);
    }

    /** As an orchestrating route would. */
    private static <T> T call(Product product, String address, Object command, Class<T> answer) {
        ProducerTemplate camel = product.context().getBean(ProducerTemplate.class);
        return camel.requestBody(camel.getCamelContext().resolvePropertyPlaceholders(address), command, answer);
    }

    private static SagaId saga() {
        return new SagaId(UUID.randomUUID());
    }
}
