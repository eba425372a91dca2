package io.tablesaga.floor.web;

import io.tablesaga.floor.Hours;
import io.tablesaga.floor.Opening;
import io.tablesaga.floor.Pause;
import io.tablesaga.floor.Span;
import io.tablesaga.floor.StoreSettings;
import io.tablesaga.floor.Stores;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
            HoursView hours,
            PauseView pause,
            int version) {}

    record SellerView(String tradeName, String businessNumber, String address) {}

    record HoursView(Map<String, List<SpanView>> week, List<ExceptionView> exceptions, int lastOrderMinutes) {}

    record SpanView(String from, String to) {}

    record ExceptionView(LocalDate date, List<SpanView> spans) {}

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
                hours(settings.hours()),
                pause(store),
                store.version());
    }

    private static PauseView pause(Stores.Store store) {
        return store.moment().runningPause().map(StoreViews::view).orElse(null);
    }

    private static PauseView view(Pause pause) {
        return new PauseView(pause.since(), pause.until().orElse(null), pause.reason());
    }

    private static HoursView hours(Hours hours) {
        Map<String, List<SpanView>> week = new LinkedHashMap<>();
        hours.week().forEach((day, spans) -> week.put(day.name().toLowerCase(Locale.ROOT), spans(spans)));
        List<ExceptionView> exceptions = hours.exceptions().entrySet().stream()
                .map(exception -> new ExceptionView(exception.getKey(), spans(exception.getValue())))
                .toList();
        return new HoursView(week, exceptions, hours.lastOrderMinutes());
    }

    private static List<SpanView> spans(List<Span> spans) {
        return spans.stream()
                .map(span -> new SpanView(span.begins(), span.ends()))
                .toList();
    }
}
