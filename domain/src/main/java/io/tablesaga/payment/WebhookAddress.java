package io.tablesaga.payment;

import io.tablesaga.shared.StoreId;
import io.tablesaga.shared.TokenSeal;
import java.util.Optional;

/** The part of a webhook's address nobody can guess, one for each store. */
public final class WebhookAddress {

    private static final String KIND = "webhook ";

    private final TokenSeal seal;
    private final String provider;

    /**
     * @param secret at least 256 random bits
     * @param provider the name of the provider payments are made at
     */
    public WebhookAddress(byte[] secret, String provider) {
        this.seal = new TokenSeal(secret);
        this.provider = provider;
    }

    public String provider() {
        return provider;
    }

    /** As the contract's path has it. */
    public String pathOf(StoreId store) {
        return "/webhooks/payments/" + provider + "/" + secretOf(store);
    }

    private String secretOf(StoreId store) {
        return store + "." + seal.of(KIND + store);
    }

    /** @return empty for whatever is not ours, or is another provider's */
    public Optional<StoreId> storeAt(String provider, String secret) {
        int dot = secret == null ? -1 : secret.indexOf('.');
        if (dot < 0 || !this.provider.equals(provider)) {
            return Optional.empty();
        }
        try {
            StoreId store = StoreId.of(secret.substring(0, dot));
            // The length too: an id may be written in several ways.
            return secretOf(store).length() == secret.length() && seal.fits(secret.substring(dot + 1), KIND + store)
                    ? Optional.of(store)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
