package io.tablesaga.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts what nobody shall read in the database (AES-256-GCM). What is sealed begins with the name of its key, so that
 * keys can be changed: the first of them seals, all of them open.
 */
public final class Sealing {

    private static final int SHORTEST_SECRET = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();
    private final String first;

    /**
     * @param named {@code name=secret}, separated by commas; a secret is random text of at least 32 characters
     * @throws IllegalArgumentException when it is something else; the message repeats no secret
     */
    public Sealing(String named) {
        for (String one : (named == null ? "" : named).split(",")) {
            String[] parts = one.strip().split("=", 2);
            if (parts.length < 2 || !parts[0].matches("[A-Za-z0-9-]{1,40}") || parts[1].length() < SHORTEST_SECRET) {
                throw new IllegalArgumentException(
                        "sealing keys are name=secret, separated by commas; a name is letters,"
                                + " digits and hyphens, a secret at least " + SHORTEST_SECRET + " characters");
            }
            keys.put(parts[0], key(parts[1]));
        }
        first = keys.keySet().iterator().next();
    }

    /** @param about what it belongs to; it opens only for that, so that two sealed values cannot change places */
    public String seal(byte[] plain, String about) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = done(Cipher.ENCRYPT_MODE, keys.get(first), nonce, plain, 0, about)
                .orElseThrow(() -> new IllegalStateException("AES-GCM does not seal"));
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return first + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** @return empty when it was sealed under a key that is not here, about something else, or has been changed */
    public Optional<byte[]> open(String sealed, String about) {
        SecretKeySpec key = keys.get(keyOf(sealed));
        if (key == null) {
            return Optional.empty();
        }
        byte[] whole;
        try {
            whole = Base64.getUrlDecoder().decode(sealed.substring(sealed.indexOf('.') + 1));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return whole.length < NONCE_BYTES
                ? Optional.empty()
                : done(Cipher.DECRYPT_MODE, key, Arrays.copyOf(whole, NONCE_BYTES), whole, NONCE_BYTES, about);
    }

    /** Whether it is sealed under the first key. */
    public boolean upToDate(String sealed) {
        return keyOf(sealed).equals(first);
    }

    private static String keyOf(String sealed) {
        return sealed.substring(0, Math.max(0, sealed.indexOf('.')));
    }

    private static Optional<byte[]> done(
            int mode, SecretKeySpec key, byte[] nonce, byte[] input, int offset, String about) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
            return Optional.of(cipher.doFinal(input, offset, input.length - offset));
        } catch (BadPaddingException changed) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no AES-GCM", e);
        }
    }

    private static SecretKeySpec key(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal("tablesaga sealing".getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "Sealing[" + first + "]";
    }
}
