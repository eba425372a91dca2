package io.tablesaga.ordering.web;

import io.tablesaga.floor.Stores;
import io.tablesaga.ordering.GivenBack;
import io.tablesaga.ordering.OrderCapability;
import io.tablesaga.ordering.Orders;
import io.tablesaga.ordering.Receipts;
import io.tablesaga.ordering.Receipts.Receipt;
import io.tablesaga.ordering.TaxedLines;
import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.Taxes;
import io.tablesaga.shared.web.MoneyView;
import io.tablesaga.shared.web.Refused;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The receipt of a paid order, for whoever holds the token its creation returned, and for its visit. */
@RestController
public class ReceiptController {

    private final Orders orders;
    private final Receipts receipts;
    private final OrderCapability capability;

    public ReceiptController(Orders orders, Receipts receipts, OrderCapability capability) {
        this.orders = orders;
        this.receipts = receipts;
        this.capability = capability;
    }

    record ReceiptView(
            UUID orderId,
            StoreView store,
            String table,
            List<LineView> lines,
            MoneyView total,
            MoneyView supply,
            MoneyView vat,
            MoneyView taxFree,
            PaymentView payment,
            List<RefundView> refunds,
            TaxedView remaining,
            MoneyView owed) {}

    record StoreView(String name, String tradeName, String businessNumber, String address) {}

    record LineView(
            String name,
            int quantity,
            MoneyView unitPrice,
            List<OptionView> options,
            String taxKind,
            MoneyView total,
            MoneyView supply,
            MoneyView vat,
            MoneyView taxFree,
            boolean takenBack) {}

    record TaxedView(MoneyView total, MoneyView supply, MoneyView vat, MoneyView taxFree) {}

    record RefundView(
            MoneyView total,
            MoneyView supply,
            MoneyView vat,
            MoneyView taxFree,
            Instant at,
            String reference,
            boolean byHand) {}

    /** @param paidAt in UTC; @param zone the store's, to show it in */
    record PaymentView(String method, String reference, Instant paidAt, String zone) {}

    @GetMapping("/api/orders/{orderId}/receipt")
    ReceiptView receipt(
            @PathVariable("orderId") UUID orderId,
            @RequestHeader(name = "Authorization", required = false) String authorization) {
        OrderId id = new OrderId(orderId);
        Capabilities.open(orders, capability, id, authorization);
        return receipts.of(id)
                .map(ReceiptController::view)
                .orElseThrow(() -> new Refused(
                        HttpStatus.CONFLICT, "not-paid", "This order was not paid; a receipt is there once it is."));
    }

    private static ReceiptView view(Receipt receipt) {
        Stores.Place place = receipt.place();
        Taxes taxes = receipt.lines().taxes();
        return new ReceiptView(
                receipt.order().id().value(),
                new StoreView(
                        place.store(),
                        place.seller().tradeName(),
                        place.seller().businessNumber(),
                        place.seller().address()),
                place.table(),
                receipt.lines().lines().stream().map(ReceiptController::view).toList(),
                MoneyView.of(receipt.order().total()),
                MoneyView.of(taxes.supply()),
                MoneyView.of(taxes.vat()),
                MoneyView.of(taxes.taxFree()),
                new PaymentView(
                        receipt.payment().method().name(),
                        receipt.payment().providerReference(),
                        receipt.payment().paidAt(),
                        place.zone().getId()),
                receipt.givenBack().refunds().stream()
                        .map(ReceiptController::view)
                        .toList(),
                view(receipt.givenBack().remaining()),
                MoneyView.of(receipt.givenBack().owed()));
    }

    private static TaxedView view(Taxes taxes) {
        return new TaxedView(
                MoneyView.of(taxes.total()),
                MoneyView.of(taxes.supply()),
                MoneyView.of(taxes.vat()),
                MoneyView.of(taxes.taxFree()));
    }

    private static RefundView view(GivenBack.Part part) {
        TaxedView taxed = view(part.taxes());
        return new RefundView(
                taxed.total(),
                taxed.supply(),
                taxed.vat(),
                taxed.taxFree(),
                part.at(),
                part.reference(),
                part.byHand());
    }

    private static LineView view(TaxedLines.Line taxed) {
        return new LineView(
                taxed.line().name(),
                taxed.line().quantity(),
                MoneyView.of(taxed.line().unitPrice()),
                OptionView.of(taxed.line()),
                taxed.line().tax().name(),
                MoneyView.of(taxed.line().total()),
                MoneyView.of(taxed.taxes().supply()),
                MoneyView.of(taxed.taxes().vat()),
                MoneyView.of(taxed.taxes().taxFree()),
                taxed.line().cancelled());
    }
}
