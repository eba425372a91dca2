package io.tablesaga.floor.web;

import io.tablesaga.shared.Caller;
import io.tablesaga.shared.VisitId;
import io.tablesaga.shared.web.CallerHeader;
import io.tablesaga.shared.web.NotFound;
import io.tablesaga.shared.web.Refused;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What changes in a visit: as it is now, or, for whoever accepts a stream of events, from now on. */
@RestController
public class VisitEventsController {

    private static final int COME_BACK_SECONDS = 15;

    private final VisitStreams streams;

    public VisitEventsController(VisitStreams streams) {
        this.streams = streams;
    }

    @GetMapping("/api/visit/events")
    ResponseEntity<?> events(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accepted) {
        VisitId visit = ((Caller.AtTable) CallerHeader.caller())
                .visit()
                .orElseThrow(() -> new NotFound("Nobody sits at this table."));
        return accepted.contains(MediaType.TEXT_EVENT_STREAM_VALUE)
                ? ResponseEntity.ok()
                        .contentType(MediaType.TEXT_EVENT_STREAM)
                        .body(streams.listen(visit).orElseThrow(VisitEventsController::tooMany))
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(now(visit));
    }

    private String now(VisitId visit) {
        return streams.now(visit).entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":" + each.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static Refused tooMany() {
        return new Refused(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-listen",
                "Too many phones listen already. Ask again without Accept: text/event-stream every few seconds.",
                COME_BACK_SECONDS);
    }
}
