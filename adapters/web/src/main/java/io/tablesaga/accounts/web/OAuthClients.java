package io.tablesaga.accounts.web;

import io.tablesaga.accounts.Account;
import io.tablesaga.accounts.Accounts;
import java.time.Duration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Programs as OAuth knows its clients. Their secrets are not in it: {@link ProgramSecrets} looks at them. */
public final class OAuthClients implements RegisteredClientRepository {

    private final Accounts accounts;
    private final Duration tokenLife;

    public OAuthClients(Accounts accounts, Duration tokenLife) {
        this.accounts = accounts;
        this.tokenLife = tokenLife;
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
                .map(program -> RegisteredClient.withId(program.login())
                        .clientId(program.login())
                        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                        .tokenSettings(TokenSettings.builder()
                                .accessTokenTimeToLive(tokenLife)
                                .build())
                        .build())
                .orElse(null);
    }
}
