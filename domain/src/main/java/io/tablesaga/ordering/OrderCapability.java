package io.tablesaga.ordering;

import io.tablesaga.shared.OrderId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The token that opens one order to whoever placed it. It is computed, not stored, so it cannot leak from a table. */
public final class OrderCapability {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret at least 256 random bits */
    public OrderCapability(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("the capability key needs at least 32 bytes, it has " + secret.length);
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    public String tokenFor(OrderId order) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(order.toString())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    /** Takes the same time for every wrong token. */
    public boolean opens(String token, OrderId order) {
        return token != null && MessageDigest.isEqual(bytes(token), bytes(tokenFor(order)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
