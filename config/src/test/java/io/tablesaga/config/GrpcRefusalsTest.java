package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyServerBuilder;
import io.tablesaga.config.GrpcGuest.Refusal;
import io.tablesaga.config.Product.Answer;
import io.tablesaga.config.Product.Wired;
import io.tablesaga.ordering.grpc.OrderDoor;
import io.tablesaga.ordering.grpc.v1.PlaceOrderRequest;
import io.tablesaga.ordering.grpc.v1.PlaceOrderRequest.Cart;
import io.tablesaga.ordering.grpc.v1.PlaceOrderRequest.Line;
import io.tablesaga.ordering.grpc.v1.PlacedOrder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A «no» by gRPC is REST's: of the same type, with the same sentence and whatever else is said there. */
class GrpcRefusalsTest {

    private static final Product PRODUCT = Product.running(Wired.DIRECT);

    /** The same, said to either door; what REST says is the body's JSON. */
    enum Wrong {
        SOLD_OUT(dish -> GrpcGuest.order("", dish, 6, "tok_ok"), "{'lines': [{'itemId': '%s', 'quantity': 6}]}", 409),
        UNKNOWN_ITEM(
                dish -> GrpcGuest.order("", new UUID(7, 7).toString(), 1, "tok_ok"),
                "{'lines': [{'itemId': '" + new UUID(7, 7) + "', 'quantity': 1}]}",
                409),
        NO_ID(dish -> GrpcGuest.order("", "7", 1), "{'lines': [{'itemId': '7', 'quantity': 1}]}", 400),
        NONE_OF_IT(dish -> GrpcGuest.order("", dish, 0), "{'lines': [{'itemId': '%s', 'quantity': 0}]}", 400),
        TOO_MUCH_OF_IT(dish -> GrpcGuest.order("", dish, 100), "{'lines': [{'itemId': '%s', 'quantity': 100}]}", 400),
        NOTHING(dish -> PlaceOrderRequest.getDefaultInstance(), "{'lines': []}", 400),
        TOO_MANY_LINES(
                dish -> PlaceOrderRequest.newBuilder()
                        .addAllLines(IntStream.range(0, 51)
                                .mapToObj(line -> line(dish).build())
                                .toList())
                        .build(),
                "{'lines': ["
                        + "{'itemId': '%1$s', 'quantity': 1}, ".repeat(50)
                        + "{'itemId': '%1$s', 'quantity': 1}]}",
                400),
        NO_OPTION(
                dish -> PlaceOrderRequest.newBuilder()
                        .addLines(line(dish).addOptions("hot"))
                        .build(),
                "{'lines': [{'itemId': '%s', 'quantity': 1, 'options': ['hot']}]}",
                400),
        UNKNOWN_OPTION(
                dish -> PlaceOrderRequest.newBuilder()
                        .addLines(line(dish).addOptions(new UUID(7, 7).toString()))
                        .build(),
                "{'lines': [{'itemId': '%s', 'quantity': 1, 'options': ['" + new UUID(7, 7) + "']}]}",
                409),
        ANOTHER_VERSION(
                dish -> PlaceOrderRequest.newBuilder()
                        .addLines(line(dish).setVersion(77))
                        .build(),
                "{'lines': [{'itemId': '%s', 'quantity': 1, 'version': 77}]}",
                409),
        CART_AND_LINES(
                dish -> PlaceOrderRequest.newBuilder()
                        .addLines(line(dish))
                        .setCart(Cart.newBuilder().setVersion(1).setOf(PlaceOrderRequest.Share.SHARE_ALL))
                        .build(),
                "{'lines': [{'itemId': '%s', 'quantity': 1}], 'cart': {'version': 1, 'of': 'all'}}",
                400),
        CART_OF_NOBODY(
                dish -> PlaceOrderRequest.newBuilder()
                        .setCart(Cart.newBuilder().setVersion(1))
                        .build(),
                "{'cart': {'version': 1}}",
                400),
        CART_OF_NO_VERSION(
                dish -> PlaceOrderRequest.newBuilder()
                        .setCart(Cart.newBuilder().setOf(PlaceOrderRequest.Share.SHARE_OWN))
                        .build(),
                "{'cart': {'of': 'own'}}",
                400),
        CART_CHANGED(
                dish -> PlaceOrderRequest.newBuilder()
                        .setCart(Cart.newBuilder().setVersion(77).setOf(PlaceOrderRequest.Share.SHARE_ALL))
                        .build(),
                "{'cart': {'version': 77, 'of': 'all'}}",
                409),
        NO_GUESTS(
                dish -> GrpcGuest.order("", dish, 1).toBuilder().setGuests(0).build(),
                "{'lines': [{'itemId': '%s', 'quantity': 1}], 'guests': 0}",
                400),
        NO_WAY_TO_SERVE(
                dish -> GrpcGuest.order("", dish, 1).toBuilder()
                        .setServingValue(7)
                        .build(),
                "{'lines': [{'itemId': '%s', 'quantity': 1}], 'serving': '7'}",
                400),
        AN_EMPTY_TOKEN(
                dish -> GrpcGuest.order("", dish, 1, ""),
                "{'lines': [{'itemId': '%s', 'quantity': 1}], 'paymentToken': ''}",
                400),
        A_TOKEN_WITH_NUL(
                dish -> GrpcGuest.order("", dish, 1, "tok\0"),
                "{'lines': [{'itemId': '%s', 'quantity': 1}], 'paymentToken': 'tok\\u0000'}",
                400);

        private final Function<String, PlaceOrderRequest> grpc;
        private final String rest;
        private final int status;

        Wrong(Function<String, PlaceOrderRequest> grpc, String rest, int status) {
            this.grpc = grpc;
            this.rest = rest;
            this.status = status;
        }

        private static Line.Builder line(String dish) {
            return Line.newBuilder().setItemId(dish).setQuantity(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_rest_refuses_grpc_refuses_in_the_same_words(Wrong wrong) {
        OwnStore store = OwnStore.open(PRODUCT);
        String dish = store.dish(5);
        Answer byRest = GrpcOrdersTest.rest(
                store, OrderStoriesTest.key(), wrong.rest.formatted(dish).replace('\'', '"'));
        assertThat(byRest.status()).as(byRest.http().body()).isEqualTo(wrong.status);
        JsonNode said = byRest.json();

        Refusal refused;
        try (GrpcGuest guest = new GrpcGuest(PRODUCT)) {
            refused = guest.refused(
                    store.phone(),
                    wrong.grpc.apply(dish).toBuilder()
                            .setIdempotencyKey(OrderStoriesTest.key())
                            .build());
        }

        assertThat(refused.code())
                .isEqualTo(wrong.status == 400 ? Status.Code.INVALID_ARGUMENT : Status.Code.FAILED_PRECONDITION);
        assertThat(refused.problem().getType()).isEqualTo(said.path("type").asText());
        assertThat(refused.problem().getTitle()).isEqualTo(said.path("title").asText());
        assertThat(refused.problem().getStatus()).isEqualTo(wrong.status);
        assertThat(refused.sentence()).isEqualTo(said.path("detail").asText());
        assertThat(refused.info().getReason())
                .isEqualTo(byRest.problem().replace('-', '_').toUpperCase(Locale.ROOT));
        assertThat(refused.info().getDomain()).isEqualTo("tablesaga.io");
        assertThat(refused.retry()).isEmpty();
        Set<String> more =
                new TreeSet<>(refused.problem().getMore().getFieldsMap().keySet());
        more.addAll(Set.of("type", "title", "status", "detail"));
        assertThat(more)
                .isEqualTo(new TreeSet<>(
                        said.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet())));
        assertThat(store.orders()).isZero();
        BooksBalance.in(PRODUCT);
    }

    @Test
    void a_key_is_one_to_255_characters_none_of_which_steers() {
        OwnStore store = OwnStore.open(PRODUCT);
        String dish = store.dish(5);
        try (GrpcGuest guest = new GrpcGuest(PRODUCT)) {
            for (String key : new String[] {"", " ", "k".repeat(256), "k\n", "k\0"}) {
                Refusal refused = guest.refused(store.phone(), GrpcGuest.order(key, dish, 1, "tok_ok"));
                assertThat(refused.code()).isEqualTo(Status.Code.INVALID_ARGUMENT);
                assertThat(refused.name()).isEqualTo("invalid-request");
            }
        }
        assertThat(store.orders()).isZero();
    }

    @Test
    void more_than_64_kib_are_refused_with_a_sentence_and_much_more_is_not_read() {
        OwnStore store = OwnStore.open(PRODUCT);
        String dish = store.dish(5);
        PlaceOrderRequest large = PlaceOrderRequest.newBuilder()
                .setIdempotencyKey(OrderStoriesTest.key())
                .setPaymentToken("t".repeat(70_000))
                .addLines(Wrong.line(dish))
                .build();
        try (GrpcGuest guest = new GrpcGuest(PRODUCT)) {
            Refusal refused = guest.refused(store.phone(), large);
            assertThat(refused.code()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            assertThat(refused.name()).isEqualTo("too-large");
            assertThat(refused.sentence()).contains("64 KiB");
            PlaceOrderRequest huge =
                    large.toBuilder().setPaymentToken("t".repeat(300_000)).build();
            StatusRuntimeException unread =
                    catchThrowableOfType(StatusRuntimeException.class, () -> guest.place(store.phone(), huge));
            assertThat(unread.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
            // The connection is as good as before.
            assertThat(guest.place(store.phone(), GrpcGuest.order(OrderStoriesTest.key(), dish, 1, "tok_ok"))
                            .getId())
                    .isNotEmpty();
        }
        BooksBalance.in(PRODUCT);
    }

    /** Guarded so: what REST learns to say, gRPC must learn as well. */
    @Test
    void whatever_an_order_can_say_by_rest_it_can_say_by_grpc() {
        WrittenContract contract = WrittenContract.ours();
        Set<String> asked = names(PlaceOrderRequest.getDescriptor());
        asked.removeAll(Set.of("idempotencyKey", "counter"));
        asked.add("payment");
        assertThat(asked).isEqualTo(properties(contract, "PlaceOrder"));
        assertThat(names(Line.getDescriptor()))
                .isEqualTo(keys(contract.at("#/components/schemas/PlaceOrder/properties/lines/items/properties")));
        assertThat(names(Cart.getDescriptor()))
                .isEqualTo(keys(contract.at("#/components/schemas/PlaceOrder/properties/cart/properties")));
        assertThat(Stream.of(PlacedOrder.State.values())
                        .map(state -> state.name().replaceFirst("STATE_", ""))
                        .filter(state -> !state.equals("UNSPECIFIED") && !state.equals("UNRECOGNIZED")))
                .containsExactlyElementsOf(
                        ((java.util.List<?>) contract.at("#/components/schemas/Order/properties/state/enum"))
                                .stream().map(String::valueOf).toList());
    }

    @Test
    void without_a_port_nothing_of_it_is_there() {
        new ApplicationContextRunner()
                .withPropertyValues("tablesaga.grpc.port=")
                .withUserConfiguration(GrpcConfiguration.class)
                .run(product -> assertThat(product).hasNotFailed().doesNotHaveBean(OrderDoor.class));
        new ApplicationContextRunner()
                .withPropertyValues("tablesaga.grpc.port=many")
                .withUserConfiguration(GrpcConfiguration.class)
                .run(product -> assertThat(product)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(StartRefused.class)
                        .hasMessageContaining("TABLESAGA_GRPC_PORT is «many»"));
    }

    @Test
    void a_port_in_use_is_one_clear_sentence() {
        IOException taken = catchThrowableOfType(IOException.class, () -> NettyServerBuilder.forAddress(
                        new InetSocketAddress("127.0.0.1", PRODUCT.grpcPort()))
                .build()
                .start());
        assertThat(TableSaga.sentence(new RuntimeCamelException(taken)))
                .startsWith("TableSaga cannot listen for orders by gRPC: ")
                .contains("TABLESAGA_GRPC_PORT")
                .doesNotContain("\n");
    }

    private static Set<String> properties(WrittenContract contract, String schema) {
        return keys(contract.at("#/components/schemas/" + schema + "/properties"));
    }

    private static Set<String> keys(Object properties) {
        return ((Map<?, ?>) properties).keySet().stream().map(String::valueOf).collect(Collectors.toSet());
    }

    private static Set<String> names(Descriptor message) {
        return message.getFields().stream().map(FieldDescriptor::getJsonName).collect(Collectors.toSet());
    }
}
