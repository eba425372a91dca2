package io.tablesaga.accounts;

/**
 * Who somebody is to another issuer of tokens.
 *
 * @param issuer as its tokens have it in {@code iss}
 * @param subject as they have it in {@code sub}
 */
public record FederatedIdentity(String issuer, String subject) {

    private static final int LONGEST = 255;

    /** Whether it can be anybody's here. */
    public boolean possible() {
        return fine(issuer) && fine(subject);
    }

    private static boolean fine(String text) {
        return text != null
                && !text.isBlank()
                && text.length() <= LONGEST
                && text.chars().noneMatch(Character::isISOControl);
    }
}
