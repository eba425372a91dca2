package io.tablesaga.payment.web;

import io.tablesaga.payment.Reconciliation;
import io.tablesaga.payment.Reconciliation.Finding;
import io.tablesaga.payment.WebhookAddress;
import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.web.Pages;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: where the provider shall send its webhooks, and where its list and our books differ. */
@RestController
public class PaymentController {

    private final Reconciliation reconciliation;
    private final WebhookAddress address;
    private final Supplier<URI> publicUrl;

    /** @param publicUrl where the provider finds the product */
    public PaymentController(Reconciliation reconciliation, WebhookAddress address, Supplier<URI> publicUrl) {
        this.reconciliation = reconciliation;
        this.address = address;
        this.publicUrl = publicUrl;
    }

    record AddressView(UUID storeId, String provider, URI url) {}

    record FindingsView(List<FindingView> findings, UUID next) {}

    record FindingView(
            UUID id,
            LocalDate day,
            String kind,
            String reference,
            String detail,
            Instant firstSeen,
            Instant resolvedAt) {}

    @GetMapping("/api/stores/{storeId}/webhook-address")
    AddressView address(@PathVariable("storeId") UUID storeId) {
        String base = publicUrl.get().toString().replaceAll("/+$", "");
        return new AddressView(storeId, address.provider(), URI.create(base + address.pathOf(new StoreId(storeId))));
    }

    @GetMapping("/api/payments/findings")
    FindingsView findings(
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<FindingView> page = reconciliation.findings(Optional.ofNullable(after), most).stream()
                .map(PaymentController::view)
                .toList();
        return new FindingsView(
                page, page.size() < most ? null : page.get(most - 1).id());
    }

    private static FindingView view(Finding finding) {
        return new FindingView(
                finding.id(),
                finding.day(),
                finding.kind().name(),
                finding.reference(),
                finding.detail(),
                finding.firstSeen(),
                finding.resolvedAt().orElse(null));
    }
}
