package io.tablesaga.ordering.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCall.Listener;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.Semaphore;

/** Who is not let in gets no further than its metadata: whoever is not known, may not order, or comes when all places are taken. */
public final class OrderDoor implements ServerInterceptor {

    /** Who asks, as the routes read it. */
    static final Context.Key<String> CALLER = Context.key("caller");

    static final Context.Key<String> TRACE = Context.key("traceparent");

    private static final Metadata.Key<String> AUTHORIZATION = text("authorization");
    private static final Metadata.Key<String> TRACEPARENT = text("traceparent");

    private final HouseDoor house;
    private final Semaphore places;

    /** @param calls so many at once; each has a thread, and gRPC would make as many as are asked for */
    public OrderDoor(HouseDoor house, int calls) {
        this.house = house;
        this.places = new Semaphore(calls);
    }

    private static Metadata.Key<String> text(String name) {
        return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
    }

    @Override
    public <Q, A> Listener<Q> interceptCall(ServerCall<Q, A> call, Metadata metadata, ServerCallHandler<Q, A> next) {
        if (!enter()) {
            return refuse(call, house.refused(503));
        }
        try {
            Context known = Context.current()
                    .withValue(CALLER, house.guest(metadata.get(AUTHORIZATION)).line())
                    .withValue(TRACE, metadata.get(TRACEPARENT));
            return new Inside<>(Contexts.interceptCall(known, call, metadata, next));
        } catch (Refused no) {
            leave();
            return refuse(call, no);
        } catch (RuntimeException | Error failure) {
            leave();
            throw failure;
        }
    }

    private boolean enter() {
        if (!places.tryAcquire()) {
            return false;
        }
        boolean open = house.enter();
        if (!open) {
            places.release();
        }
        return open;
    }

    private void leave() {
        house.leave();
        places.release();
    }

    private static <Q> Listener<Q> refuse(ServerCall<Q, ?> call, Refused no) {
        StatusRuntimeException refusal = Refusal.of(no);
        call.close(refusal.getStatus(), refusal.getTrailers());
        return new Listener<>() {};
    }

    /** One of the two ends is told, once, and after the order was answered. */
    private final class Inside<Q> extends SimpleForwardingServerCallListener<Q> {

        Inside(Listener<Q> call) {
            super(call);
        }

        @Override
        public void onComplete() {
            try {
                super.onComplete();
            } finally {
                leave();
            }
        }

        @Override
        public void onCancel() {
            try {
                super.onCancel();
            } finally {
                leave();
            }
        }
    }
}
