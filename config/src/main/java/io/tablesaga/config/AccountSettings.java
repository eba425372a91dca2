package io.tablesaga.config;

import io.tablesaga.accounts.Tries;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The {@code tablesaga.accounts} block of application.yml.
 *
 * @param sessionLife from signing in, however busy; how long a session may rest is Spring Session's own setting
 * @param firstOperatorInvitation a random secret; empty where a file in the data folder shall hold one
 * @param firstOperatorFile empty when the servers are elsewhere
 */
@ConfigurationProperties("tablesaga.accounts")
record AccountSettings(
        Duration sessionLife,
        Tries.Limits tries,
        Tries.Limits addressTries,
        Tries.Limits signUps,
        Duration invitationLife,
        String firstOperatorInvitation,
        String firstOperatorFile) {

    boolean invitationGiven() {
        return firstOperatorInvitation != null && !firstOperatorInvitation.isBlank();
    }

    Optional<Path> invitationFile() {
        return Optional.ofNullable(firstOperatorFile)
                .filter(file -> !file.isBlank())
                .map(Path::of);
    }

    @Override
    public String toString() {
        return "AccountSettings[sessions " + sessionLife + "]";
    }
}
