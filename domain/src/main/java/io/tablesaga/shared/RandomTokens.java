package io.tablesaga.shared;

import java.security.SecureRandom;
import java.util.Base64;

/** Texts nobody can guess: 144 random bits each, as they may stand in an address. */
public final class RandomTokens {

    private static final int BYTES = 18;

    private final SecureRandom random = new SecureRandom();

    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
