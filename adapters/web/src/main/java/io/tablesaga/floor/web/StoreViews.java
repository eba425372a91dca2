package io.tablesaga.floor.web;

import io.tablesaga.floor.CallReason;
import io.tablesaga.floor.Opening;
import io.tablesaga.floor.Pause;
import io.tablesaga.floor.Station;
import io.tablesaga.floor.StoreSettings;
import io.tablesaga.floor.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A store as guests see it, and as its manager does. */
final class StoreViews {

    private StoreViews() {}

    /** @param pause null while none runs */
    record StoreView(
            UUID id,
            String name,
            String timeZone,
            String visitStart,
            String payment,
            boolean headCount,
            String serving,
            List<CallReason> callReasons,
            boolean openNow,
            boolean takesOrders,
            LocalDate businessDay,
            Instant closesAt,
            Instant lastOrderAt,
            Instant opensAt,
            PauseView pause) {}

    record PauseView(Instant since, Instant until, String reason) {}

    record SettingsView(
            String name,
            String timeZone,
            SellerView seller,
            String visitStart,
            String payment,
            boolean headCount,
            String serving,
            boolean inTurns,
            HoursView hours,
            List<StationView> stations,
            List<CallReason> callReasons,
            PauseView pause,
            int version) {}

    /** @param name null for what makes the items that name no station */
    record StationView(String name, int atOnce, int makeSeconds, int longestWaitMinutes) {}

    record SellerView(String tradeName, String businessNumber, String address) {}

    static StoreView forGuests(Stores.Store store) {
        StoreSettings settings = store.settings();
        Opening opening = store.moment().opening();
        PauseView pause = pause(store);
        return new StoreView(
                store.id().value(),
                settings.name(),
                settings.zone().getId(),
                settings.visitStart().name(),
                settings.payment().name(),
                settings.headCount(),
                settings.serving().name(),
                settings.callReasons(),
                opening.open(),
                opening.orders() && pause == null,
                opening.businessDay(),
                opening.closesAt().orElse(null),
                opening.lastOrderAt().orElse(null),
                opening.opensAt().orElse(null),
                pause);
    }

    static SettingsView forManagers(Stores.Store store) {
        StoreSettings settings = store.settings();
        Stores.Seller seller = settings.seller();
        return new SettingsView(
                settings.name(),
                settings.zone().getId(),
                new SellerView(seller.tradeName(), seller.businessNumber(), seller.address()),
                settings.visitStart().name(),
                settings.payment().name(),
                settings.headCount(),
                settings.serving().name(),
                settings.inTurns(),
                HoursView.of(settings.hours()),
                settings.stations().stream().map(StoreViews::view).toList(),
                settings.callReasons(),
                pause(store),
                store.version());
    }

    private static StationView view(Station station) {
        return new StationView(
                station.name().equals(Station.ONLY) ? null : station.name(),
                station.atOnce(),
                station.makeSeconds(),
                station.longestWaitSeconds() / 60);
    }

    private static PauseView pause(Stores.Store store) {
        return store.moment().runningPause().map(StoreViews::view).orElse(null);
    }

    private static PauseView view(Pause pause) {
        return new PauseView(pause.since(), pause.until().orElse(null), pause.reason());
    }
}
