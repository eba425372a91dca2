package io.tablesaga.payment.adapters;

import java.net.URI;
import java.time.Duration;

/** Where a provider is and how long to wait for it; these are the only time-outs of a call. */
public record GatewaySettings(URI baseUrl, String secretKey, Duration connectTimeout, Duration responseTimeout) {

    public static GatewaySettings of(URI baseUrl, String secretKey) {
        return new GatewaySettings(baseUrl, secretKey, Duration.ofSeconds(2), Duration.ofSeconds(60));
    }

    @Override
    public String toString() {
        return "GatewaySettings[" + baseUrl + "]";
    }
}
