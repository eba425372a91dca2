package io.tablesaga.config;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the demo knows of the payment sandbox that was started with it.
 *
 * @param sandboxToken opens the sandbox's own side; null where another process has started it
 */
@ConfigurationProperties("tablesaga.demo")
record DemoSettings(String sandboxToken) {

    Optional<String> token() {
        return Optional.ofNullable(sandboxToken).filter(token -> !token.isBlank());
    }

    @Override
    public String toString() {
        return "DemoSettings[]";
    }
}
