package io.tablesaga.floor;

import io.tablesaga.shared.VisitId;
import java.time.Duration;
import java.util.stream.Collectors;

/** Whether somebody comes to a visit that has called staff. */
public final class VisitCallNews implements VisitNews {

    private final StaffCalls calls;
    private final Duration time;

    /** @param time a call is told for so long after it was made, and as long as nobody comes */
    public VisitCallNews(StaffCalls calls, Duration time) {
        this.calls = calls;
        this.time = time;
    }

    @Override
    public String event() {
        return "calls";
    }

    @Override
    public String now(VisitId visit) {
        return calls.recent(visit, time).stream()
                .map(call -> "{\"callId\":\"%s\",\"reason\":\"%s\",\"state\":\"%s\"}"
                        .formatted(call.id(), call.reason(), call.state()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
