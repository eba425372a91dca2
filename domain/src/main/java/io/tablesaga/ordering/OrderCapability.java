package io.tablesaga.ordering;

import io.tablesaga.shared.OrderId;
import io.tablesaga.shared.TokenSeal;

/** The token that opens one order to whoever placed it. */
public final class OrderCapability {

    private final TokenSeal seal;

    /** @param secret at least 256 random bits */
    public OrderCapability(byte[] secret) {
        this.seal = new TokenSeal(secret);
    }

    public String tokenFor(OrderId order) {
        return seal.of(order.toString());
    }

    public boolean opens(String token, OrderId order) {
        return seal.fits(token, order.toString());
    }
}
