package io.tablesaga.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Access tokens, and the secrets programs get them by.
 *
 * @param life how long an access token is taken
 * @param signFor how long a key signs
 * @param verifyFor how long its tokens are still taken afterwards; longer than one lives
 * @param secretOverlap how long a program's old secret works beside a new one
 */
@ConfigurationProperties("tablesaga.tokens")
record TokenSettings(Duration life, Duration signFor, Duration verifyFor, Duration secretOverlap) {

    TokenSettings {
        if (verifyFor.compareTo(life) <= 0) {
            throw new StartRefused("tablesaga.tokens.verify-for (" + verifyFor
                    + ") must be longer than tablesaga.tokens.life (" + life
                    + "): good tokens would be refused after each change of keys.");
        }
    }
}
