package io.tablesaga.config;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Another issuer whose access tokens are taken beside our own.
 *
 * @param issuer as its tokens have it in {@code iss}; empty for none
 * @param audience as its tokens for us have it in {@code aud}
 */
@ConfigurationProperties("tablesaga.oidc")
record OidcSettings(String issuer, String audience) {

    boolean isSet() {
        return issuer != null && !issuer.isBlank();
    }

    /** @throws StartRefused when tokens of the issuer could not be told from others', or could be forged on the way */
    URI trusted(Settings.Mode mode) {
        if (audience == null || audience.isBlank()) {
            throw new StartRefused(
                    "TABLESAGA_OIDC_ISSUER is set, so TABLESAGA_OIDC_AUDIENCE must say which of its tokens"
                            + " are meant for this product.");
        }
        boolean http = issuer.startsWith("http://") && mode == Settings.Mode.DEMO;
        if (!issuer.matches("https?://[^\\s?#]+") || !issuer.startsWith("https://") && !http) {
            throw new StartRefused("TABLESAGA_OIDC_ISSUER is «" + issuer + "»; it must be an https address.");
        }
        return URI.create(issuer);
    }
}
