package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** Ordering's copy of the menu: right whatever comes how often in which order, and enough to go on with when nothing comes. */
class CatalogueCopyTest {

    private final Product product = Product.running(Wired.DIRECT);
    private final MenuBook menu = new MenuBook(OwnStore.open(product));

    private final String category = UUID.randomUUID().toString();
    private final String item = UUID.randomUUID().toString();

    @Test
    void what_comes_again_or_late_changes_nothing() {
        send(List.of(
                categoryEvent(1, "찌개"), itemEvent(3, "셋"), itemEvent(2, "둘"), itemEvent(3, "다시"), itemEvent(1, "하나")));
        sendAndAwaitAfter(item);
        assertThat(shown()).containsExactly("찌개/셋");

        send(List.of(gone("item", item, 5), itemEvent(4, "넷"), itemEvent(5, "다섯")));
        sendAndAwaitAfter(item);
        assertThat(shown()).doesNotContain("찌개/넷", "찌개/다섯");
    }

    @Test
    void a_removal_that_comes_first_is_the_last_word() {
        send(List.of(categoryEvent(1, "찌개"), gone("item", item, 2), itemEvent(1, "하나")));
        sendAndAwaitAfter(item);
        assertThat(shown()).isEmpty();
        send(List.of(gone("category", category, 3), categoryEvent(2, "탕")));
        sendAndAwaitAfter(category);
        assertThat(hidden("category", category)).isTrue();
    }

    /** A rule that an order's reading refuses (ItemRules) would take the whole menu's page with it. */
    @Test
    void no_copy_allows_more_than_an_item_s_rules_can() {
        String dish = menu.store.dish(1);
        assertThatThrownBy(() -> product.jdbc()
                        .update("update ordering.catalogue_item set max_quantity = 100 where id = ?::uuid", dish))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void an_item_waits_for_its_category() {
        send(List.of(itemEvent(1, "하나")));
        sendAndAwaitAfter(item);
        assertThat(shown()).isEmpty();
        send(List.of(categoryEvent(1, "찌개")));
        menu.awaitShown("찌개/하나");
    }

    @Test
    void what_nobody_can_read_is_set_aside_and_holds_nothing_up() {
        String bad = UUID.randomUUID().toString();
        sendRecords(List.of(
                new Record(bad, "no JSON"),
                new Record(bad, "{\"type\": \"io.tablesaga.menu.item-published.v2\", \"data\": {}}"),
                new Record(bad, itemEvent(1, "값").replace("\"amount\":9000", "\"amount\":-1")),
                new Record(bad, itemEvent(1, "값").replace("\"version\":1", "\"version\":\"x\"")),
                new Record(bad, itemEvent(1, "나쁜\\u0000이름"))));
        sendAndAwaitAfter(bad);
        for (String follower : List.of("catalogue-copy", "stock-menu-news")) {
            assertThat(product.jdbc()
                            .queryForList(
                                    "select reason from outbox.set_aside where follower = ? and key = ? order by position",
                                    String.class,
                                    follower,
                                    bad))
                    .as(follower)
                    .hasSize(5)
                    .allMatch(reason -> reason.length() > 10);
        }
    }

    @Test
    void while_nobody_follows_orders_go_on_at_the_copy_s_price_and_then_it_catches_up() throws Exception {
        String stew = menu.item(menu.category("찌개"), "김치찌개", 9000);
        menu.awaitShown("찌개/김치찌개");
        menu.deliver(stew, 10);
        CamelContext camel = product.context().getBean(CamelContext.class);
        camel.getRouteController().stopRoute("catalogue-copy");
        try {
            menu.reprice(stew, 12000);
            menu.reprice(stew, 13000);
            assertThat(total(stew)).isEqualTo(9000);
        } finally {
            camel.getRouteController().startRoute("catalogue-copy");
        }
        awaitPrice(stew, 13000);
        assertThat(total(stew)).isEqualTo(13000);
        BooksBalance.in(product);
    }

    @Test
    void while_the_database_refuses_the_copy_nothing_is_lost() {
        String stew = menu.item(menu.category("찌개"), "김치찌개", 9000);
        menu.awaitShown("찌개/김치찌개");
        try (Outage postgres = Outage.ofPostgreSql(product)) {
            sendRecords(List.of(new Record(stew, itemEvent(2, "늦은"))));
            await("the follower has tried, and failed")
                    .pollDelay(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> true);
        }
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(product.jdbc()
                        .queryForList(
                                "select version from ordering.catalogue_item where id = ?::uuid", Integer.class, item))
                .containsExactly(2));
        assertThat(product.jdbc()
                        .queryForObject("select count(*) from outbox.set_aside where key = ?", Integer.class, stew))
                .isZero();
    }

    /** What is not marked would all come again after each start. */
    @Test
    void whatever_was_followed_is_marked() throws Exception {
        String stew = menu.item(menu.category("찌개"), "김치찌개", 9000);
        menu.awaitShown("찌개/김치찌개");
        menu.deliver(stew, 1);
        try (Admin admin = Admin.create(
                Map.of("bootstrap.servers", product.servers().kafka().bootstrap()))) {
            for (String group : List.of("ordering-catalogue", "stock-items")) {
                await(group).atMost(Duration.ofSeconds(20)).until(() -> lag(admin, group) == 0);
            }
        }
    }

    private static long lag(Admin admin, String group) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> marked = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < 3; partition++) {
            ends.put(new TopicPartition("menu", partition), OffsetSpec.latest());
        }
        long lag = 0;
        for (var end : admin.listOffsets(ends).all().get().entrySet()) {
            OffsetAndMetadata mark = marked.get(end.getKey());
            lag += end.getValue().offset() - (mark == null ? 0 : mark.offset());
        }
        return lag;
    }

    private int total(String dish) {
        Answer placed = menu.store.order(UUID.randomUUID().toString(), dish, "tok_ok");
        assertThat(placed.status()).as(placed.http().body()).isEqualTo(201);
        return placed.json().path("total").path("amount").asInt();
    }

    private void awaitPrice(String dish, int price) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> menu.guest(dish, "").path("price").path("amount").asInt() == price);
    }

    private List<String> shown() {
        return menu.shown();
    }

    private boolean hidden(String what, String id) {
        return Boolean.TRUE.equals(product.jdbc()
                .queryForObject(
                        "select hidden from ordering.catalogue_" + what + " where id = ?::uuid", Boolean.class, id));
    }

    private String itemEvent(int version, String name) {
        ObjectNode data = (ObjectNode) Topic.json(MenuBook.json(category, name, 9000));
        data.put("id", item)
                .put("storeId", menu.store.id)
                .put("version", version)
                .put("position", 1);
        return event("item-published", data);
    }

    private String categoryEvent(int version, String name) {
        ObjectNode data = (ObjectNode) Topic.json("{\"name\": {\"ko\": \"" + name + "\"}}");
        data.put("id", category)
                .put("storeId", menu.store.id)
                .put("version", version)
                .put("position", 1);
        return event("category-published", data);
    }

    private String gone(String what, String id, int version) {
        ObjectNode data = new ObjectMapper().createObjectNode();
        data.put("id", id).put("storeId", menu.store.id).put("version", version);
        return event(what + "-removed", data);
    }

    private static String event(String type, ObjectNode data) {
        ObjectNode event = new ObjectMapper().createObjectNode().put("type", "io.tablesaga.menu." + type + ".v1");
        event.set("data", data);
        return event.toString();
    }

    private record Record(String key, String value) {}

    /** All with one key, so that they stay in this order. */
    private void send(List<String> events) {
        sendRecords(events.stream().map(event -> new Record(item, event)).toList());
    }

    private void sendRecords(List<Record> records) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", product.servers().kafka().bootstrap()),
                new StringSerializer(),
                new StringSerializer())) {
            records.forEach(record -> producer.send(new ProducerRecord<>("menu", record.key(), record.value())));
        }
    }

    /** Whatever was sent with that key before has been followed, by everybody, when this has. */
    private void sendAndAwaitAfter(String key) {
        String last = UUID.randomUUID().toString();
        ObjectNode data =
                (ObjectNode) Topic.json(MenuBook.json(UUID.randomUUID().toString(), "끝", 1));
        data.put("id", last).put("storeId", menu.store.id).put("version", 1).put("position", 1);
        sendRecords(List.of(new Record(key.equals(category) ? item : key, event("item-published", data))));
        for (String table : List.of("ordering.catalogue_item", "stock.item")) {
            await(table + " has what was sent last")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> product.jdbc()
                                    .queryForObject(
                                            "select count(*) from " + table + " where id = ?::uuid",
                                            Integer.class,
                                            last)
                            == 1);
        }
    }
}
