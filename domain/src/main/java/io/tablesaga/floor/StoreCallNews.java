package io.tablesaga.floor;

import io.tablesaga.shared.StoreId;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who waits for staff; what guests have written is read with {@link StaffCalls#open}. */
public final class StoreCallNews implements StoreNews {

    private static final int MOST = 200;

    private final StaffCalls calls;

    public StoreCallNews(StaffCalls calls) {
        this.calls = calls;
    }

    @Override
    public String event() {
        return "calls";
    }

    @Override
    public String now(StoreId store) {
        return calls.open(store, Optional.empty(), MOST).stream()
                .map(call -> "{\"callId\":\"%s\",\"tableId\":\"%s\",\"reason\":\"%s\",\"called\":\"%s\"}"
                        .formatted(call.id(), call.table(), call.reason(), call.called()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
