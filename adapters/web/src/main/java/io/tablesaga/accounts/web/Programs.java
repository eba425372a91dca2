package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Accounts;
import java.time.Duration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Programs as OAuth knows its clients: each is an account, and gets its tokens by its own secret. */
public final class Programs implements RegisteredClientRepository {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(15);

    private final Accounts accounts;

    public Programs(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("a program is registered as an account");
    }

    @Override
    public RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public RegisteredClient findByClientId(String clientId) {
        return accounts.byLogin(clientId)
                .filter(account -> account.kind() == Account.Kind.PROGRAM)
                .flatMap(account -> accounts.secretOf(account.id()))
                .map(secret -> RegisteredClient.withId(clientId)
                        .clientId(clientId)
                        .clientSecret(secret)
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenSettings(TokenSettings.builder()
                                .accessTokenTimeToLive(TOKEN_LIFE)
                                .build())
                        .build())
                .orElse(null);
    }
}
