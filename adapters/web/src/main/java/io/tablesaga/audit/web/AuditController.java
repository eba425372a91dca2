package io.tablesaga.audit.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.tablesaga.audit.Audit;
import io.tablesaga.audit.Audit.Alarm;
import io.tablesaga.audit.Audit.Asked;
import io.tablesaga.audit.Audit.Entry;
import io.tablesaga.shared.AccountId;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A store's audit, for its managers; all of it, for operators. */
@RestController
public class AuditController {

    private final Audit audit;

    public AuditController(Audit audit) {
        this.audit = audit;
    }

    record EntriesView(List<EntryView> entries, UUID next) {}

    /** @param account null of a tablet that was bound; @param status null while it is not over */
    record EntryView(
            UUID id,
            Instant at,
            AccountView account,
            String operation,
            UUID storeId,
            @JsonRawValue String ids,
            @JsonRawValue String said,
            String address,
            String node,
            Integer status) {}

    /** @param login and name null of an account that was erased */
    record AccountView(UUID id, String login, String name) {}

    record AlarmsView(List<AlarmView> alarms, UUID next) {}

    record AlarmView(
            UUID id,
            Instant minute,
            String kind,
            UUID storeId,
            String subject,
            String address,
            long count,
            Instant lastAt) {}

    @GetMapping("/api/stores/{storeId}/audit")
    EntriesView ofStore(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "account", required = false) UUID account,
            @RequestParam(name = "operation", required = false) String operation,
            @RequestParam(name = "from", required = false) Instant from,
            @RequestParam(name = "to", required = false) Instant to,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return entries(asked(Optional.of(new StoreId(storeId)), account, operation, from, to, after, limit));
    }

    @GetMapping("/api/audit")
    EntriesView ofAll(
            @RequestParam(name = "account", required = false) UUID account,
            @RequestParam(name = "operation", required = false) String operation,
            @RequestParam(name = "from", required = false) Instant from,
            @RequestParam(name = "to", required = false) Instant to,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return entries(asked(Optional.empty(), account, operation, from, to, after, limit));
    }

    @GetMapping("/api/stores/{storeId}/alarms")
    AlarmsView alarmsOfStore(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return alarms(Optional.of(new StoreId(storeId)), after, limit);
    }

    @GetMapping("/api/alarms")
    AlarmsView allAlarms(
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        return alarms(Optional.empty(), after, limit);
    }

    private static Asked asked(
            Optional<StoreId> store, UUID account, String operation, Instant from, Instant to, UUID after, int limit) {
        return new Asked(
                store,
                Optional.ofNullable(account).map(AccountId::new),
                Optional.ofNullable(operation),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                Optional.ofNullable(after),
                Pages.limit(limit));
    }

    private EntriesView entries(Asked asked) {
        List<EntryView> page =
                audit.entries(asked).stream().map(AuditController::view).toList();
        return new EntriesView(
                page,
                page.size() < asked.limit() ? null : page.get(page.size() - 1).id());
    }

    private AlarmsView alarms(Optional<StoreId> store, UUID after, int limit) {
        int most = Pages.limit(limit);
        List<AlarmView> page = audit.alarms(store, Optional.ofNullable(after), most).stream()
                .map(AuditController::view)
                .toList();
        return new AlarmsView(
                page, page.size() < most ? null : page.get(most - 1).id());
    }

    private static EntryView view(Entry entry) {
        return new EntryView(
                entry.id(),
                entry.at(),
                entry.action()
                        .account()
                        .map(account -> new AccountView(
                                account.value(),
                                entry.login().orElse(null),
                                entry.name().orElse(null)))
                        .orElse(null),
                entry.action().operation().orElse(null),
                entry.action().store().map(StoreId::value).orElse(null),
                entry.action().ids(),
                entry.action().said(),
                entry.action().address(),
                entry.node(),
                entry.status().orElse(null));
    }

    private static AlarmView view(Alarm alarm) {
        return new AlarmView(
                alarm.id(),
                alarm.minute(),
                alarm.kind(),
                alarm.store().map(StoreId::value).orElse(null),
                alarm.subject(),
                alarm.address(),
                alarm.count(),
                alarm.lastAt());
    }
}
