package io.tablesaga.floor;

import io.tablesaga.accounts.Passes;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** Random tokens for machines, and random codes for people. */
public final class Secrets {

    /** Without those that look alike: 0 O, 1 I L. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int JOIN_CODE_LETTERS = 6;
    private static final int SLIP_LETTERS = 10;
    private static final int TOKEN_BYTES = 32;

    private final SecureRandom random = new SecureRandom();

    /** 256 random bits. */
    String token() {
        byte[] bytes = new byte[TOKEN_BYTES];
        random.nextBytes(bytes);
        return Passes.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** One of 887 million; it lives for minutes, and tries are counted. */
    String joinCode() {
        return code(JOIN_CODE_LETTERS);
    }

    /** One of 8 × 10¹⁴. */
    String slip() {
        return code(SLIP_LETTERS);
    }

    private String code(int letters) {
        StringBuilder code = new StringBuilder(letters);
        for (int i = 0; i < letters; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** As people type it: in small letters, with blanks or dashes between. */
    public static String typed(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
