package io.tablesaga.payment.web;

import io.tablesaga.payment.PaymentAttempt;
import io.tablesaga.payment.PaymentAttempts;
import io.tablesaga.shared.web.MoneyView;
import io.tablesaga.shared.web.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For operators: what we believe of every attempt to be paid, to be laid beside what the provider believes. */
@RestController
public class PaymentsController {

    private final PaymentAttempts attempts;

    public PaymentsController(PaymentAttempts attempts) {
        this.attempts = attempts;
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
            Instant paidAt) {}

    /** Newest first. */
    @GetMapping("/api/payments")
    PaymentsView payments(
            @RequestParam(name = "after", required = false) UUID after,
            @RequestParam(name = "limit", defaultValue = "100") int limit) {
        int most = Pages.limit(limit);
        List<PaymentView> page = attempts.latest(Optional.ofNullable(after), most).stream()
                .map(PaymentsController::view)
                .toList();
        return new PaymentsView(
                page, page.size() < most ? null : page.get(most - 1).id());
    }

    private static PaymentView view(PaymentAttempt attempt) {
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
                attempt.paidAt());
    }
}
