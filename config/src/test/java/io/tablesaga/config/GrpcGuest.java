package io.tablesaga.config;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.tablesaga.ordering.grpc.v1.OrderIntakeGrpc;
import io.tablesaga.ordering.grpc.v1.OrderIntakeGrpc.OrderIntakeBlockingStub;
import io.tablesaga.ordering.grpc.v1.PlaceOrderRequest;
import io.tablesaga.ordering.grpc.v1.PlacedOrder;
import io.tablesaga.ordering.grpc.v1.Problem;
import java.util.Optional;

/** Orders as an integrator's program does, with a client made from the .proto. */
final class GrpcGuest implements AutoCloseable {

    private final ManagedChannel channel;

    GrpcGuest(Product product) {
        channel = NettyChannelBuilder.forAddress("127.0.0.1", product.grpcPort())
                .usePlaintext()
                .build();
    }

    /** @param code of the status, its reason and its sentence, and what its details say */
    record Refusal(Status.Code code, String sentence, ErrorInfo info, Problem problem, Optional<RetryInfo> retry) {

        String name() {
            return problem.getType().replace("https://tablesaga.io/problems/", "");
        }
    }

    static PlaceOrderRequest order(String key, String dish, int quantity) {
        return PlaceOrderRequest.newBuilder()
                .setIdempotencyKey(key)
                .addLines(PlaceOrderRequest.Line.newBuilder().setItemId(dish).setQuantity(quantity))
                .build();
    }

    static PlaceOrderRequest order(String key, String dish, int quantity, String token) {
        return order(key, dish, quantity).toBuilder().setPaymentToken(token).build();
    }

    PlacedOrder place(String bearer, PlaceOrderRequest order) {
        return stub("Bearer " + bearer).placeOrder(order);
    }

    /** @param authorization null for none */
    OrderIntakeBlockingStub stub(String authorization) {
        Metadata metadata = new Metadata();
        if (authorization != null) {
            metadata.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
        }
        return OrderIntakeGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(metadata));
    }

    Refusal refused(String bearer, PlaceOrderRequest order) {
        return refused(stub("Bearer " + bearer), order);
    }

    static Refusal refused(OrderIntakeBlockingStub stub, PlaceOrderRequest order) {
        return refusal(catchThrowableOfType(StatusRuntimeException.class, () -> stub.placeOrder(order)));
    }

    static Refusal refusal(StatusRuntimeException no) {
        com.google.rpc.Status status = StatusProto.fromThrowable(no);
        return new Refusal(
                no.getStatus().getCode(),
                no.getStatus().getDescription(),
                detail(status, ErrorInfo.class).orElseThrow(() -> new AssertionError("no ErrorInfo in " + status)),
                detail(status, Problem.class).orElseThrow(() -> new AssertionError("no Problem in " + status)),
                detail(status, RetryInfo.class));
    }

    private static <T extends Message> Optional<T> detail(com.google.rpc.Status status, Class<T> type) {
        return status.getDetailsList().stream()
                .filter(detail -> detail.is(type))
                .findFirst()
                .map(detail -> unpacked(detail, type));
    }

    private static <T extends Message> T unpacked(Any detail, Class<T> type) {
        try {
            return detail.unpack(type);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }
}
