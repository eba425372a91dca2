package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.shared.Outbox;
import io.tablesaga.shared.OutboxMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What asyncapi.yaml says of topics and queues is what is read and sent there, no more and no less. */
class MessageContractTest {

    /** One relay sends to all of them, as the outbox says. */
    private static final Set<String> OUTBOX = Set.of("kafka:orders", "jms:queue:outbox");

    /** The broker's own. */
    private static final String MANAGEMENT = "jms:queue:activemq.management";

    private final MessageContract contract = MessageContract.ours();

    /** In both wirings, as some is only said in one of them. */
    @Test
    void everything_that_is_said_on_an_evening_is_written_and_everything_that_is_written_is_said() {
        List<SentMessage> heard = new ArrayList<>();
        for (Wired wired : Wired.values()) {
            ListenedBrokers brokers = new ListenedBrokers(Product.running(wired));
            MessageStories.tell(wired);
            heard.addAll(brokers.heard());
        }
        assertThat(heard.stream().flatMap(sent -> contract.faults(sent).stream()))
                .isEmpty();
        Set<String> said = new TreeSet<>();
        heard.forEach(sent -> said.add(sent.to() + " " + sent.type()));
        assertThat(said).isEqualTo(contract.types());
    }

    @Test
    void every_address_a_route_reads_or_sends_to_is_a_channel_and_every_channel_is_read_and_sent_to() {
        Map<String, String> readers = new TreeMap<>();
        Set<String> sentTo = new TreeSet<>();
        for (Wired wired : Wired.values()) {
            CamelContext camel = Product.running(wired).context().getBean(CamelContext.class);
            RouteModel model = new RouteModel(camel);
            model.routes().forEach((id, route) -> {
                String from = camel.resolvePropertyPlaceholders(route.getInput().getUri());
                if (ofBroker(from)) {
                    readers.put(id, RouteModel.address(from));
                }
                model.targets(id).stream()
                        .filter(MessageContractTest::ofBroker)
                        .map(RouteModel::address)
                        .forEach(sentTo::add);
            });
        }
        assertThat(readers).isEqualTo(contract.readers());
        assertThat(sentTo).containsAll(OUTBOX);
        sentTo.removeAll(OUTBOX);
        sentTo.remove(MANAGEMENT);
        Set<String> channels = new TreeSet<>();
        contract.channels().keySet().forEach(id -> channels.add(contract.to(id)));
        channels.remove(SentMessage.REPLIES);
        assertThat(channels).containsAll(sentTo);
        assertThat(contract.senders().values()).containsExactlyInAnyOrderElementsOf(channels);
        assertThat(contract.readers().values()).containsAll(channels);
    }

    private static boolean ofBroker(String uri) {
        return uri.startsWith("kafka:") || uri.startsWith("jms:");
    }

    @Test
    void every_message_says_what_it_is_with_an_example_and_nothing_is_open_or_lost() {
        assertThat(contract.lost()).isEmpty();
        assertThat(contract.messages()).isNotEmpty().allSatisfy((name, message) -> {
            assertThat(message.path("summary").asText()).as(name).isNotBlank();
            assertThat(message.path("examples")).as(name).isNotEmpty();
        });
        assertThat(contract.examples().stream().flatMap(example -> contract.faults(example).stream()))
                .isEmpty();
    }

    static List<SentMessage> examples() {
        return MessageContract.ours().examples();
    }

    /** A field anywhere in it. */
    @ParameterizedTest
    @MethodSource("examples")
    void a_field_that_is_not_written_is_found_wherever_it_is_planted(SentMessage example) {
        List<SentMessage> planted = new ArrayList<>();
        for (int place = 0; place < objects(example.body()).size(); place++) {
            JsonNode body = example.body().deepCopy();
            ((ObjectNode) objects(body).get(place)).put("planted", "by a test");
            planted.add(example.with(body));
        }
        assertThat(planted.isEmpty()).isEqualTo(example.body().isTextual());
        ObjectNode head = example.head().deepCopy();
        planted.add(new SentMessage(example.to(), example.type(), head.put("planted", "by a test"), example.body()));
        assertThat(planted).allSatisfy(sent -> assertThat(contract.faults(sent))
                .as(sent.toString())
                .anyMatch(fault -> fault.contains("planted")));
    }

    private static List<JsonNode> objects(JsonNode body) {
        List<JsonNode> objects = new ArrayList<>();
        if (body.isObject()) {
            objects.add(body);
        }
        body.forEach(below -> objects.addAll(objects(below)));
        return objects;
    }

    @Test
    void what_is_missing_or_said_elsewhere_or_of_a_type_nobody_wrote_is_found() {
        SentMessage paid = contract.examples().get(0);
        assertThat(contract.faults(paid)).isEmpty();
        assertThat(contract.faults(new SentMessage("kafka:nowhere", paid.type(), paid.head(), paid.body())))
                .containsExactly("nothing is said of kafka:nowhere");
        assertThat(contract.faults(new SentMessage("kafka:menu", paid.type(), paid.head(), paid.body())))
                .containsExactly("nothing is said of '" + paid.type() + "' at kafka:menu");
        assertThat(contract.faults(
                        new SentMessage(paid.to(), "io.tablesaga.ordering.order-paid.v2", paid.head(), paid.body())))
                .hasSize(1);
        ObjectNode without = paid.body().deepCopy();
        ((ObjectNode) without.path("data")).remove("total");
        assertThat(contract.faults(paid.with(without))).hasSize(1).allMatch(fault -> fault.contains("total"));
    }

    /** What a product of any test writes to its outbox goes through the same check. */
    @Test
    void a_product_under_test_cannot_write_what_the_contract_does_not_say() {
        SentMessage paid = contract.examples().get(0);
        ObjectNode planted = paid.body().deepCopy();
        ((ObjectNode) planted.path("data")).put("planted", "by a test");
        Outbox outbox = Product.running(Wired.DIRECT).context().getBean(Outbox.class);
        assertThatThrownBy(() -> outbox.add(List.of(
                        new OutboxMessage(UUID.randomUUID(), paid.to(), "key", paid.type(), planted.toString()))))
                .hasMessageContaining("planted");
    }
}
