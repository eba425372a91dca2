package io.tablesaga.payment;

import io.tablesaga.shared.Money;

/** What following a hint has found at the provider. */
public sealed interface PaymentNews
        permits PaymentNews.Nothing, PaymentNews.Authenticated, PaymentNews.Untold, StrayCapture {

    /** No money moved, or all of it is back. */
    record Nothing() implements PaymentNews {}

    /** The guest has authenticated it, and it waits to be confirmed. */
    record Authenticated(PaymentAttempt attempt, String providerReference, Money amount) implements PaymentNews {}

    /** The provider cannot tell now. */
    record Untold(String why) implements PaymentNews {}
}
