package io.tablesaga.payment;

import io.tablesaga.shared.Money;

/** What became of asking a provider for money, as the route that asked goes on with it. */
public sealed interface ChargeResult {

    record Charged(String providerReference) implements ChargeResult {}

    record Declined(String code) implements ChargeResult {}

    /**
     * It never reached the provider, or the provider has never heard of it and never will.
     *
     * @param asked it may have reached the provider, so that its idempotency key may have an answer already
     */
    record NotCharged(boolean asked) implements ChargeResult {}

    /** Money may have moved. */
    record Unknown(String why) implements ChargeResult {}

    /** Another amount was taken than asked for: all of it goes back, and nothing is paid. */
    record OtherAmount(String providerReference, Money captured, Money refunded) implements ChargeResult {}

    /** Nobody can tell what moved: a human must look. */
    record Mismatch(String why) implements ChargeResult {}
}
