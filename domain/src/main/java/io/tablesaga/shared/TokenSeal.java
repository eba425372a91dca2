package io.tablesaga.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens nobody else can compute. They are not stored, so they cannot leak from a table. */
public final class TokenSeal {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret at least 256 random bits */
    public TokenSeal(byte[] secret) {
        if (secret.length < 32) {
            throw new IllegalArgumentException("the capability key needs at least 32 bytes, it has " + secret.length);
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** @param text with a prefix of its own for each kind of token, so that none opens what another does */
    public String of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JVM has " + ALGORITHM, e);
        }
    }

    /** Takes the same time for every wrong token. */
    public boolean fits(String token, String text) {
        return token != null && MessageDigest.isEqual(bytes(token), bytes(of(text)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
