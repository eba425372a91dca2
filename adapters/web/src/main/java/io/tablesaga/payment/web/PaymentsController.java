package io.tablesaga.payment.web;

import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.payment.Refund;
import io.tablesaga.payment.Refunds;
import io.tablesaga.shared.web.MoneyView;
import io.tablesaga.shared.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: what we believe of every attempt to be paid, to be laid beside what the provider believes. */
@RestController
public class PaymentsController {

    private final PaymentAttempts attempts;
    private final Refunds refunds;

    public PaymentsController(PaymentAttempts attempts, Refunds refunds) {
        this.attempts = attempts;
        this.refunds = refunds;
    }

    record PaymentsView(List<PaymentView> payments, UUID next) {}

    record PaymentView(
            UUID id,
            UUID orderId,
            UUID storeId,
            String state,
            String method,
            MoneyView amount,
            MoneyView taxFree,
            String merchantReference,
            String providerReference,
            Instant startedAt,
            Instant paidAt,
            List<RefundView> refunds) {}

    /**
     * @param at when it was known to be back, or refused; until then, when the provider was first asked
     * @param providerReference the payment it is taken from, which may be another than the attempt's
     * @param reference the provider's own id of the cancellation; null when there is none, or it was found by a look-up
     * @param byHand what of it staff gave back past the provider, which still holds that
     */
    record RefundView(
            UUID id,
            MoneyView amount,
            String state,
            Instant at,
            String providerReference,
            String reference,
            MoneyView byHand) {}

    /** Newest first. */
    @GetMapping("/api/payments")
    PaymentsView payments(
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<PaymentAttempt> latest = attempts.latest(Optional.ofNullable(after), most);
        Map<String, List<Refund>> given =
                refunds
                        .ofAttempts(latest.stream()
                                .map(PaymentAttempt::merchantReference)
                                .toList())
                        .stream()
                        .collect(Collectors.groupingBy(Refund::merchantReference));
        List<PaymentView> page = latest.stream()
                .map(attempt -> view(attempt, given.getOrDefault(attempt.merchantReference(), List.of())))
                .toList();
        return new PaymentsView(
                page, page.size() < most ? null : page.get(most - 1).id());
    }

    private static PaymentView view(PaymentAttempt attempt, List<Refund> refunds) {
        return new PaymentView(
                attempt.id(),
                attempt.order().value(),
                attempt.store().value(),
                attempt.state().name(),
                attempt.method().name(),
                MoneyView.of(attempt.amount()),
                MoneyView.of(attempt.taxFree()),
                attempt.merchantReference(),
                attempt.providerReference(),
                attempt.startedAt(),
                attempt.paidAt(),
                refunds.stream().map(PaymentsController::view).toList());
    }

    private static RefundView view(Refund refund) {
        return new RefundView(
                refund.id(),
                MoneyView.of(refund.amount()),
                refund.state().name(),
                refund.endedAt() == null ? refund.startedAt() : refund.endedAt(),
                refund.providerReference(),
                refund.providerCancel(),
                MoneyView.of(refund.byHand()));
    }
}
