package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.Program;
import io.tablesaga.accounts.Programs;
import io.tablesaga.accounts.Tries;
import io.tablesaga.shared.Alarms;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Is it the program it says it is? Wrong secrets lock it, and a client id that is nobody's locks in the same way; too many
 * from one place lock the place. The alarms show them.
 */
public final class ProgramSecrets implements AuthenticationProvider {

    private static final Tries.Limits PER_PROGRAM =
            new Tries.Limits(10, Duration.ofSeconds(30), Duration.ofMinutes(15), Duration.ofHours(1));

    private final RegisteredClientRepository clients;
    private final Programs programs;
    private final Passwords passwords;
    private final Accounts accounts;
    private final Tries tries;
    private final Tries.Limits perAddress;
    private final Alarms alarms;
    private final Clock clock;
    /** So that an answer takes as long when there is nothing to compare with. */
    private final String nobodys;

    /** @param perAddress wrong secrets from one place, whosever they are */
    public ProgramSecrets(
            RegisteredClientRepository clients,
            Accounts accounts,
            Programs programs,
            Passwords passwords,
            Tries tries,
            Tries.Limits perAddress,
            Alarms alarms,
            Clock clock) {
        this.clients = clients;
        this.accounts = accounts;
        this.programs = programs;
        this.passwords = passwords;
        this.tries = tries;
        this.perAddress = perAddress;
        this.alarms = alarms;
        this.clock = clock;
        this.nobodys = passwords.hash("nobody's");
    }

    @Override
    public Authentication authenticate(Authentication claimed) {
        String clientId = claimed.getName().toLowerCase(Locale.ROOT);
        if (!Program.isClientId(clientId)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT);
        }
        String address = ((WebAuthenticationDetails) claimed.getDetails()).getRemoteAddress();
        String place = "program from " + Place.of(address);
        String subject = "program " + clientId;
        Tries.Try byAddress = tries.take(place, perAddress);
        Tries.Try taken = byAddress.allowed() ? tries.take(subject, PER_PROGRAM) : byAddress;
        if (!taken.allowed()) {
            throw locked(taken);
        }
        boolean right = fits(String.valueOf(claimed.getCredentials()), programs.secretsOf(clientId));
        RegisteredClient client = right ? clients.findByClientId(clientId) : null;
        if (client == null) {
            alarm(Alarms.Kind.WRONG_SECRET, clientId, address);
            taken.lockedUntil().ifPresent(until -> alarm(Alarms.Kind.SECRET_LOCKED, clientId, address));
            throw locked(taken);
        }
        tries.forget(subject);
        tries.giveBack(place);
        return new OAuth2ClientAuthenticationToken(client, ClientAuthenticationMethod.CLIENT_SECRET_BASIC, null);
    }

    private boolean fits(String secret, List<String> hashes) {
        if (hashes.isEmpty()) {
            passwords.fits(secret, nobodys);
        }
        return hashes.stream().anyMatch(hash -> passwords.fits(secret, hash));
    }

    private void alarm(Alarms.Kind kind, String clientId, String address) {
        String subject = accounts.byLogin(clientId)
                .filter(account -> account.kind() == Account.Kind.PROGRAM)
                .map(program -> program.id().toString())
                .orElse(Alarms.UNKNOWN);
        alarms.note(kind, Optional.empty(), subject, address);
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
