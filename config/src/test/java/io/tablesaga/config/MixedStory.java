package io.tablesaga.config;

/** What guests do in the mixed campaign. */
enum MixedStory {
    /** Pays with a stored token. */
    TOKEN("tok_ok"),
    /** The provider charges and hangs up; a look-up tells. */
    ANSWER_LOST("tok_answer_lost"),
    /** Pays on the provider's page and comes back. */
    CHECKOUT(null),
    /** Pays with a stored token, and wants it taken back. */
    CANCEL("tok_ok");

    private static final String DISH = "00000000-0000-7000-8000-000000001001";

    private final String token;

    MixedStory(String token) {
        this.token = token;
    }

    static String dish() {
        return DISH;
    }

    String order() {
        return "{\"lines\": [{\"itemId\": \"" + DISH + "\", \"quantity\": 1}]"
                + (token == null ? "}" : ", \"paymentToken\": \"" + token + "\"}");
    }
}
