package io.tablesaga.payment;

import io.tablesaga.payment.PaymentGateway.Prepare;
import java.net.URI;
import java.util.function.Supplier;

/** The provider's page for an attempt, and the way back from it. */
public final class Checkouts {

    private static final int LONGEST_NAME = 100;

    private final PaymentGateway gateway;
    private final AttemptToken tokens;
    private final Supplier<URI> publicUrl;

    /** @param publicUrl where guests find the product */
    public Checkouts(PaymentGateway gateway, AttemptToken tokens, Supplier<URI> publicUrl) {
        this.gateway = gateway;
        this.tokens = tokens;
        this.publicUrl = publicUrl;
    }

    /** @param name what the guest reads there */
    public URI page(PaymentAttempt attempt, String name) {
        return gateway.prepare(prepare(attempt, name)).page();
    }

    /** What the provider's page, or its window, is to be told. */
    public Prepare prepare(PaymentAttempt attempt, String name) {
        String base = publicUrl.get().toString().replaceAll("/+$", "") + "/checkout/";
        String query = "?attempt=" + tokens.tokenFor(attempt.id());
        return new Prepare(
                attempt.merchantReference(),
                attempt.amount(),
                attempt.taxFree(),
                name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                URI.create(base + "pay" + query),
                URI.create(base + "paid" + query),
                URI.create(base + "failed" + query));
    }
}
