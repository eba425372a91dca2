package io.tablesaga.payment;

/** What became of asking a provider to give money back, as the route that asked goes on with it. */
public sealed interface RefundResult {

    /** @param reference the provider's own id of the cancellation; null when it was found by a look-up */
    record Refunded(String reference) implements RefundResult {}

    /** @param code the provider's code, one of its documented refusals */
    record Refused(String code) implements RefundResult {}

    /** Money may have gone back, or will when asked again. */
    record Unknown(String why) implements RefundResult {}

    /** The provider's books say something we cannot explain: a human must look. */
    record Mismatch(String why) implements RefundResult {}
}
