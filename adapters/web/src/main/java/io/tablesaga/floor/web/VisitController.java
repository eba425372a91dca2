package io.tablesaga.floor.web;

import io.tablesaga.floor.Asks;
import io.tablesaga.floor.Phones;
import io.tablesaga.floor.Stores;
import io.tablesaga.floor.Visit;
import io.tablesaga.floor.Visits;
import io.tablesaga.shared.Caller;
import io.tablesaga.shared.VisitId;
import io.tablesaga.shared.web.CallerHeader;
import io.tablesaga.shared.web.NotFound;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** A visit, for the phones and the tablet in it, and for whoever asks to join. */
@RestController
public class VisitController {

    private static final String BEARER = "Bearer ";

    private final Visits visits;
    private final Phones phones;
    private final Asks asks;
    private final Stores stores;

    public VisitController(Visits visits, Phones phones, Asks asks, Stores stores) {
        this.visits = visits;
        this.phones = phones;
        this.asks = asks;
        this.stores = stores;
    }

    /** @param deviceId the asking phone's or tablet's own; orders name it */
    record VisitView(
            UUID visitId,
            UUID storeId,
            String store,
            UUID tableId,
            String table,
            Instant began,
            int phones,
            UUID deviceId) {}

    record AsksView(List<AskerView> asks) {}

    record AskerView(UUID askId, String name, Instant until) {}

    record AskView(UUID askId, String state, Instant until) {}

    @GetMapping("/api/visit")
    VisitView visit() {
        Caller.AtTable guest = guest();
        VisitId id = visitOf(guest);
        Visit visit = visits.find(id).orElseThrow(VisitController::over);
        Stores.Place place = stores.place(visit.store(), visit.table()).orElseThrow(VisitController::over);
        return new VisitView(
                id.value(),
                visit.store().value(),
                place.store(),
                visit.table().value(),
                place.table(),
                visit.began(),
                phones.count(id),
                guest.device());
    }

    @GetMapping("/api/visit/asks")
    AsksView asks() {
        return new AsksView(asks.open(visitOf(guest())).stream()
                .map(ask -> new AskerView(ask.id(), ask.name(), ask.until()))
                .toList());
    }

    /** A wrong token and an unknown request answer alike. */
    @GetMapping("/api/visits/ask/{askId}")
    AskView ask(
            @PathVariable("askId") UUID askId,
            @RequestHeader(name = "Authorization", required = false) String authorization) {
        String secret = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : "";
        return asks.find(askId, secret)
                .map(ask -> new AskView(ask.id(), ask.state().name(), ask.until()))
                .orElseThrow(() -> new NotFound("There is no such request for this token, or its visit is over."));
    }

    /** The door lets nobody else. */
    private static Caller.AtTable guest() {
        return (Caller.AtTable) CallerHeader.caller();
    }

    private static VisitId visitOf(Caller.AtTable guest) {
        return guest.visit().orElseThrow(VisitController::over);
    }

    private static NotFound over() {
        return new NotFound("Nobody sits at this table.");
    }
}
