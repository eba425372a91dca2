package io.tablesaga.printing.web;

import io.tablesaga.floor.Stores;
import io.tablesaga.printing.PrintJob.Kind;
import io.tablesaga.printing.PrintJobs;
import io.tablesaga.printing.PrinterAway;
import io.tablesaga.printing.PrinterId;
import io.tablesaga.printing.PrinterSettings;
import io.tablesaga.printing.PrinterSettings.Form;
import io.tablesaga.printing.PrinterSettings.Paper;
import io.tablesaga.printing.PrinterSettings.Prints;
import io.tablesaga.printing.Printers;
import io.tablesaga.printing.Printers.Standing;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.NotFound;
import io.tablesaga.shared.web.Pages;
import io.tablesaga.shared.web.Refused;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A store's printers, and what waits for them. */
@RestController
public class PrinterController {

    private final Printers printers;
    private final PrintJobs jobs;
    private final Stores stores;

    public PrinterController(Printers printers, PrintJobs jobs, Stores stores) {
        this.printers = printers;
        this.jobs = jobs;
        this.stores = stores;
    }

    record PrintersView(List<PrinterView> printers, UUID next) {}

    /**
     * @param awaySince null while it prints
     * @param refused slips it was too far behind to keep, since it last printed
     * @param notice what staff have to know; null when there is nothing
     */
    record PrinterView(
            UUID id,
            String name,
            List<Prints> prints,
            List<String> stations,
            String address,
            Paper paper,
            Form form,
            boolean confirms,
            Instant awaySince,
            PrinterAway.Reason reason,
            int waiting,
            int refused,
            String notice) {}

    record JobsView(List<JobView> jobs, UUID next) {}

    /** @param reprint it was sent before, and may be on paper */
    record JobView(UUID id, UUID orderId, Kind kind, Instant since, boolean reprint) {}

    @GetMapping("/api/stores/{storeId}/printers")
    PrintersView list(
            @PathVariable("storeId") UUID storeId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        StoreId store = new StoreId(storeId);
        ZoneId zone = stores.find(store)
                .orElseThrow(() -> new NotFound("There is no such store."))
                .settings()
                .zone();
        int most = Pages.limit(limit);
        List<PrinterView> page =
                printers.standings(store, Optional.ofNullable(after).map(PrinterId::new), most).stream()
                        .map(standing -> view(standing, zone))
                        .toList();
        return new PrintersView(
                page, page.size() < most ? null : page.get(most - 1).id());
    }

    private static PrinterView view(Standing standing, ZoneId zone) {
        PrinterSettings settings = standing.printer().settings();
        return new PrinterView(
                standing.printer().id().value(),
                settings.name(),
                settings.prints().stream().sorted().toList(),
                settings.stations().stream().sorted().toList(),
                settings.address().toString(),
                settings.paper(),
                settings.form(),
                settings.confirms(),
                standing.away().map(Printers.Away::since).orElse(null),
                standing.away().map(Printers.Away::reason).orElse(null),
                standing.waiting(),
                standing.refused(),
                PrinterWords.notice(standing, zone).orElse(null));
    }

    @GetMapping("/api/stores/{storeId}/printers/{printerId}/jobs")
    JobsView jobs(
            @PathVariable("storeId") UUID storeId,
            @PathVariable("printerId") UUID printerId,
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        StoreId store = new StoreId(storeId);
        PrinterId printer = new PrinterId(printerId);
        if (printers.find(printer).filter(known -> known.store().equals(store)).isEmpty()) {
            throw new Refused(HttpStatus.NOT_FOUND, "unknown-printer", "This store has no such printer.");
        }
        int most = Pages.limit(limit);
        List<JobView> page = jobs.waiting(store, printer, Optional.ofNullable(after), most).stream()
                .map(waiting -> new JobView(
                        waiting.id(), waiting.order().value(), waiting.kind(), waiting.since(), waiting.reprint()))
                .toList();
        return new JobsView(page, page.size() < most ? null : page.get(most - 1).id());
    }
}
