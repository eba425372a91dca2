package io.tablesaga.floor.web;

import io.tablesaga.shared.Caller;
import io.tablesaga.shared.VisitId;
import io.tablesaga.shared.web.CallerHeader;
import io.tablesaga.shared.web.NewsStreams;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What changes in a visit: as it is now, or, for whoever accepts a stream of events, from now on. */
@RestController
public class VisitEventsController {

    private final NewsStreams<VisitId> streams;

    public VisitEventsController(NewsStreams<VisitId> streams) {
        this.streams = streams;
    }

    @GetMapping("/api/visit/events")
    ResponseEntity<?> events(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accepted) {
        VisitId visit = ((Caller.AtTable) CallerHeader.caller()).visit().orElseThrow();
        return streams.answer(visit, accepted);
    }
}
