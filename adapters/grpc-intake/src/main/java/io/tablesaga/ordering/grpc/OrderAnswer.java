package io.tablesaga.ordering.grpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.tablesaga.ordering.grpc.v1.PlacedOrder;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the caller whatever the operation has answered. It is no step of the route: an operation that has handled a failure
 * ends the route that called it, too.
 */
final class OrderAnswer extends SynchronizationAdapter {

    private static final Logger LOG = LoggerFactory.getLogger(OrderAnswer.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FIRST_REFUSAL = 400;

    private final StreamObserver<? super PlacedOrder> caller;
    private final HouseDoor house;

    OrderAnswer(StreamObserver<? super PlacedOrder> caller, HouseDoor house) {
        this.caller = caller;
        this.house = house;
    }

    @Override
    public void onComplete(Exchange exchange) {
        PlacedOrder placed;
        try {
            placed = placed(exchange.getMessage());
        } catch (StatusRuntimeException refusal) {
            caller.onError(refusal);
            return;
        } catch (JsonProcessingException | RuntimeException failure) {
            fail(failure);
            return;
        }
        caller.onNext(placed);
        caller.onCompleted();
    }

    private static PlacedOrder placed(Message answer) throws JsonProcessingException {
        JsonNode said = JSON.readTree(answer.getBody(String.class));
        if (answer.getHeader(Exchange.HTTP_RESPONSE_CODE, int.class) >= FIRST_REFUSAL) {
            throw Refusal.of(said, answer.getHeader("Retry-After", 0, int.class));
        }
        return OrderWords.answered(said);
    }

    /** Else a word that the operation leaves to another thread would take it along, and answer in its stead. */
    @Override
    public boolean allowHandover() {
        return false;
    }

    @Override
    public void onFailure(Exchange exchange) {
        if (exchange.getException() instanceof Refused no) {
            caller.onError(Refusal.of(no));
        } else {
            fail(exchange.getException());
        }
    }

    private void fail(Exception failure) {
        LOG.error("an order by gRPC has failed outside its operation", failure);
        caller.onError(Refusal.of(house.refused(500)));
    }
}
