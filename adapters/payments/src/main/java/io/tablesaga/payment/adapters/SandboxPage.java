package io.tablesaga.payment.adapters;

import static io.tablesaga.payment.adapters.TossGateway.encoded;
import static io.tablesaga.payment.adapters.TossGateway.whole;

import io.tablesaga.payment.PaymentGateway.Prepare;
import java.net.URI;
import java.util.function.Function;

/** The sandbox's own page instead of Toss' window: told the same, by the names of the window's script, as its query. */
record SandboxPage(URI page) implements Function<Prepare, URI> {

    static SandboxPage of(URI baseUrl) {
        return new SandboxPage(URI.create(baseUrl + "/checkout"));
    }

    @Override
    public URI apply(Prepare prepare) {
        return URI.create(page + "?orderId=" + encoded(prepare.merchantReference()) + "&orderName="
                + encoded(prepare.name()) + "&amount=" + whole(prepare.amount()) + "&taxFreeAmount="
                + whole(prepare.taxFree()) + "&currency="
                + prepare.amount().currency().getCurrencyCode() + "&successUrl="
                + encoded(prepare.success().toString()) + "&failUrl="
                + encoded(prepare.failure().toString()));
    }
}
