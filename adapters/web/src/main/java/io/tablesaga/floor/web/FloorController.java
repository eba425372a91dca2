package io.tablesaga.floor.web;

import io.tablesaga.floor.CallReason;
import io.tablesaga.floor.FloorPlan;
import io.tablesaga.floor.FloorState;
import io.tablesaga.floor.StaffCall;
import io.tablesaga.floor.StaffCalls;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TableId;
import io.tablesaga.shared.web.EntityTag;
import io.tablesaga.shared.web.MoneyView;
import io.tablesaga.shared.web.NewsStreams;
import io.tablesaga.shared.web.Pages;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A store's floor: its tables as they stand, who calls, and what changes there. */
@RestController
public class FloorController {

    private final FloorPlan plan;
    private final StaffCalls calls;
    private final NewsStreams<StoreId> streams;

    public FloorController(FloorPlan plan, StaffCalls calls, NewsStreams<StoreId> streams) {
        this.plan = plan;
        this.calls = calls;
        this.streams = streams;
    }

    record FloorView(List<PlaceView> tables, UUID next) {}

    /** @param since null while it is FREE */
    record PlaceView(UUID tableId, String table, FloorState state, Instant since, PartyView party, LeftView left) {}

    record PartyView(
            UUID visitId,
            Instant seated,
            Integer guests,
            int phones,
            int orders,
            int paying,
            int atCounter,
            int refundOwed,
            Instant lastOrder,
            MoneyView total,
            MoneyView unpaid,
            int calls,
            Instant callingSince,
            List<Integer> heldTurns) {}

    record LeftView(int orders, Instant since, MoneyView total, MoneyView unpaid) {}

    record CallsView(List<CallView> calls, UUID next) {}

    record CallView(UUID callId, UUID tableId, String table, CallReason reason, String words, Instant called) {}

    @GetMapping("/api/stores/{storeId}/floor/tables")
    ResponseEntity<FloorView> tables(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            HttpServletResponse response) {
        int most = Pages.limit(limit);
        List<PlaceView> page =
                plan.page(new StoreId(storeId), Optional.ofNullable(after).map(TableId::new), most).stream()
                        .map(FloorController::view)
                        .toList();
        FloorView view = new FloorView(
                page, page.size() < most ? null : page.get(most - 1).tableId());
        // In place of what the door has said already: only the reader may keep it, and has to ask each time.
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        return ResponseEntity.ok().eTag(EntityTag.of(view.toString())).body(view);
    }

    private static PlaceView view(FloorPlan.Place place) {
        return new PlaceView(
                place.table().value(),
                place.name(),
                place.state(),
                place.since().orElse(null),
                place.party().map(FloorController::view).orElse(null),
                place.left().map(FloorController::view).orElse(null));
    }

    private static PartyView view(FloorPlan.Party party) {
        FloorPlan.Ordered ordered = party.ordered();
        return new PartyView(
                party.visit().value(),
                party.seated(),
                party.guests().orElse(null),
                party.phones(),
                ordered.orders(),
                ordered.paying(),
                ordered.atCounter(),
                ordered.refundOwed(),
                ordered.last().orElse(null),
                ordered.money().map(sums -> MoneyView.of(sums.total())).orElse(null),
                ordered.money().map(sums -> MoneyView.of(sums.unpaid())).orElse(null),
                party.calls().map(FloorPlan.Calls::open).orElse(0),
                party.calls().map(FloorPlan.Calls::since).orElse(null),
                party.heldTurns());
    }

    private static LeftView view(FloorPlan.Left left) {
        return new LeftView(
                left.orders(),
                left.since(),
                MoneyView.of(left.money().total()),
                MoneyView.of(left.money().unpaid()));
    }

    @GetMapping("/api/stores/{storeId}/calls")
    CallsView calls(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<CallView> page = calls.open(new StoreId(storeId), Optional.ofNullable(after), most).stream()
                .map(FloorController::view)
                .toList();
        return new CallsView(
                page, page.size() < most ? null : page.get(most - 1).callId());
    }

    private static CallView view(StaffCall call) {
        return new CallView(
                call.id(),
                call.table().value(),
                call.tableName(),
                call.reason(),
                call.words().orElse(null),
                call.called());
    }

    /** As it is now, or, for whoever accepts a stream of events, from now on. */
    @GetMapping("/api/stores/{storeId}/floor/events")
    ResponseEntity<?> events(
            @PathVariable("storeId") UUID storeId,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accepted) {
        return streams.answer(new StoreId(storeId), accepted);
    }
}
