package io.tablesaga.payment;

import io.tablesaga.shared.Money;

/**
 * Money the provider took for an attempt of ours that must not have it.
 *
 * @param providerReference the payment that has it
 * @param refunded what was given back of it already; less than {@code captured}
 */
public record StrayCapture(PaymentAttempt attempt, String providerReference, Money captured, Money refunded)
        implements PaymentNews {}
