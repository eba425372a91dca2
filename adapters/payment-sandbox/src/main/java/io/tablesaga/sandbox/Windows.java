package io.tablesaga.sandbox;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ends payments nobody went on with in time. */
final class Windows {

    private final Payments payments;
    private final Webhooks webhooks;
    private final ScheduledExecutorService timer;

    Windows(Payments payments, Webhooks webhooks, ScheduledExecutorService timer) {
        this.payments = payments;
        this.webhooks = webhooks;
        this.timer = timer;
        payments.open().forEach(this::watch);
    }

    void watch(Payment payment) {
        // One millisecond more: a timer may be early, and would find nothing to end.
        long millis = payment.expiresAt() - System.currentTimeMillis() + 1;
        String paymentKey = payment.paymentKey();
        timer.schedule(
                () -> payments.expire(paymentKey).ifPresent(webhooks::tell),
                Math.max(millis, 0),
                TimeUnit.MILLISECONDS);
    }
}
