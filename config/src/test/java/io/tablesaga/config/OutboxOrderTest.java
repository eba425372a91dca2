package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.OutboxMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What leaves with an order, and what becomes of it on its way. */
class OutboxOrderTest {

    private static final String STEW = "00000000-0000-7000-8000-000000001001";
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @ParameterizedTest
    @EnumSource
    void an_order_is_followed_through_every_message_it_causes(Wired wired) {
        Product product = Product.running(wired);
        JsonNode order = order(product, TRACE);

        List<JsonNode> messages = messages(product, order);
        assertThat(messages).hasSize(wired == Wired.DIRECT ? 2 : 3).allSatisfy(message -> {
            assertThat(message.path("traceparent").asText()).isEqualTo(TRACE);
            assertThat(message.path("correlationid").asText())
                    .isEqualTo(order.path("id").asText());
            assertThat(message.path("sagaid").asText())
                    .isEqualTo(message.path("causationid").asText())
                    .isEqualTo(order.path("saga").asText());
        });
        assertThat(messages)
                .extracting(message -> message.path("type").asText())
                .contains("io.tablesaga.kitchen.open-ticket.v1", "io.tablesaga.ordering.order-paid.v1");
        assertThat(messages)
                .contains(Topic.events(product, order.path("id").asText(), 1).get(0));
        BooksBalance.in(product);
    }

    @Test
    void an_order_without_a_trace_of_its_own_gets_a_fresh_one() {
        Product product = Product.running(Wired.DIRECT);
        List<String> traces =
                messages(product, order(product, "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01")).stream()
                        .map(message -> message.path("traceparent").asText())
                        .distinct()
                        .toList();
        assertThat(traces).hasSize(1);
        assertThat(traces.get(0)).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").doesNotContain("0".repeat(32));
        BooksBalance.in(product);
    }

    @Test
    void a_message_that_comes_twice_has_one_id_and_makes_one_ticket() {
        Product product = Product.running(Wired.DIRECT);
        String order = order(product, TRACE).path("id").asText();
        Topic.events(product, order, 1);
        BooksBalance.in(product);
        long tickets = received();

        // As after a kill between the brokers' ack and the mark.
        product.jdbc().update("update outbox.message set sent_at = null where key = ?", order);

        assertThat(Topic.events(product, order, 2))
                .extracting(event -> event.path("id").asText())
                .hasSize(2)
                .containsOnly(messages(product, order, "kafka:orders")
                        .get(0)
                        .path("id")
                        .asText());
        await().atMost(Duration.ofSeconds(20)).until(() -> received() > tickets);
        BooksBalance.in(product);
        assertThat(product.jdbc()
                        .queryForObject(
                                "select count(*) from kitchen.ticket where order_id = ?::uuid", Long.class, order))
                .isEqualTo(1);
    }

    @Test
    void a_message_that_cannot_be_sent_holds_back_its_own_key_and_no_other() {
        Product product = Product.running(Wired.DIRECT);
        String topic = "held-back-" + UUID.randomUUID();
        OutboxMessage tooLarge = message(topic, "a", "x".repeat(2_000_000));
        OutboxMessage behind = message(topic, "a", "behind");
        OutboxMessage other = message(topic, "b", "other");
        OutboxMessage nowhere = message("no topic's name", "c", "nowhere");
        product.context().getBean(Outbox.class).add(List.of(nowhere, tooLarge, behind, other));

        List<ConsumerRecord<String, String>> read = Topic.read(product, topic, records -> !records.isEmpty());
        assertThat(read).extracting(ConsumerRecord::value).containsExactly("other");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(product.jdbc()
                        .queryForList(
                                "select id from outbox.message where destination = ? and sent_at is null",
                                UUID.class,
                                "kafka:" + topic))
                .containsExactlyInAnyOrder(tooLarge.id(), behind.id()));

        product.jdbc().update("update outbox.message set body = 'small' where id = ?", tooLarge.id());
        product.jdbc().update("update outbox.message set sent_at = now() where id = ?", nowhere.id());
        read = Topic.read(product, topic, records -> records.size() == 3);
        assertThat(Topic.ofKey(read, "a")).containsExactly("small", "behind");
    }

    private static OutboxMessage message(String topic, String key, String body) {
        return new OutboxMessage(UUID.randomUUID(), "kafka:" + topic, key, "test", body);
    }

    private static JsonNode order(Product product, String trace) {
        return product.order(UUID.randomUUID().toString(), STEW, 1, "tok_ok", "traceparent", trace)
                .json();
    }

    private static List<JsonNode> messages(Product product, JsonNode order) {
        return messages(product, order.path("id").asText(), "%");
    }

    private static List<JsonNode> messages(Product product, String order, String destination) {
        return product
                .jdbc()
                .queryForList(
                        "select body from outbox.message where key = ? and destination like ?",
                        String.class,
                        order,
                        destination)
                .stream()
                .map(Topic::json)
                .toList();
    }

    private static long received() {
        return RouteCoverage.exchanges().get("kitchen-open-ticket").get(Wired.DIRECT);
    }
}
