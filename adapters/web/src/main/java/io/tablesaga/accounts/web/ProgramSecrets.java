package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.Program;
import io.tablesaga.accounts.Programs;
import io.tablesaga.accounts.Tries;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;

/** Is it the program it says it is? Wrong secrets lock it, and a client id that is nobody's locks in the same way. */
public final class ProgramSecrets implements AuthenticationProvider {

    private static final Tries.Limits LIMITS =
            new Tries.Limits(10, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(1));

    private final RegisteredClientRepository clients;
    private final Programs programs;
    private final Passwords passwords;
    private final Tries tries;
    private final Clock clock;
    /** So that an answer takes as long when there is nothing to compare with. */
    private final String nobodys;

    public ProgramSecrets(
            RegisteredClientRepository clients, Programs programs, Passwords passwords, Tries tries, Clock clock) {
        this.clients = clients;
        this.programs = programs;
        this.passwords = passwords;
        this.tries = tries;
        this.clock = clock;
        this.nobodys = passwords.hash("nobody's");
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        String clientId = claimed.getName().toLowerCase(Locale.ROOT);
        if (!Program.isClientId(clientId)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        String subject = "program " + clientId;
        Tries.Try taken = tries.take(subject, LIMITS);
        if (!taken.allowed()) {
            throw locked(taken);
        }
        boolean right = fits(String.valueOf(claimed.getCredentials()), programs.secretsOf(clientId));
        RegisteredClient client = right ? clients.findByClientId(clientId) : null;
        if (client == null) {
            throw locked(taken);
        }
        tries.forget(subject);
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.CLIENT_SECRET_BASIC, null);
    }

    private boolean fits(String secret, List<String> hashes) {
        if (hashes.isEmpty()) {
            passwords.fits(secret, nobodys);
        }
        return hashes.stream().anyMatch(hash -> passwords.fits(secret, hash));
    }

    private OAuth2AuthenticationException locked(Tries.Try taken) {
        return taken.lockedUntil()
                .map(until -> (OAuth2AuthenticationException) new Locked(until, clock.instant()))
                .orElseGet(() -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return OAuth2ClientAuthenticationToken.class.isAssignableFrom(authentication);
    }

    /** No secret is looked at for a while. */
    static final class Locked extends OAuth2AuthenticationException {

        private static final long serialVersionUID = 1;

        private final long seconds;

        Locked(Instant until, Instant now) {
            super(OAuth2ErrorCodes.INVALID_CLIENT);
            this.seconds = Math.max(1, Duration.between(now, until).toSeconds() + 1);
        }

        long seconds() {
            return seconds;
        }
    }
}
