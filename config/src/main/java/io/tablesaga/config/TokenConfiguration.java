package io.tablesaga.config;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.Programs;
import io.tablesaga.accounts.SigningKeys;
import io.tablesaga.accounts.Tries;
import io.tablesaga.accounts.persistence.JdbcSigningKeys;
import io.tablesaga.accounts.routes.SigningKeyRoutes;
import io.tablesaga.accounts.web.AccessTokens;
import io.tablesaga.accounts.web.BcryptPasswords;
import io.tablesaga.accounts.web.IssuerTokens;
import io.tablesaga.accounts.web.NothingStored;
import io.tablesaga.accounts.web.OAuthClients;
import io.tablesaga.accounts.web.OAuthDoor;
import io.tablesaga.accounts.web.OwnTokens;
import io.tablesaga.accounts.web.ProgramSecrets;
import io.tablesaga.shared.Alarms;
import io.tablesaga.shared.Sealing;
import java.time.Clock;
import javax.sql.DataSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;

/** Access tokens for programs, from an OAuth2 server of our own or an OIDC issuer elsewhere. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    /** Of tokens as long as no public address is set; all nodes have the same. */
    private static final String THIS_BOX = "urn:tablesaga:box";

    @Bean
    PasswordEncoder bcrypt() {
        return new BCryptPasswordEncoder(10);
    }

    @Bean
    Passwords passwords(PasswordEncoder bcrypt) {
        return new BcryptPasswords(bcrypt);
    }

    @Bean
    Sealing sealing(@Value("${tablesaga.sealing-keys}") String keys) {
        try {
            return new Sealing(keys);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("TABLESAGA_SEALING_KEYS cannot be used: " + e.getMessage() + ".");
        }
    }

    @Bean
    SigningKeys signingKeys(DataSource dataSource, Sealing sealing, TokenSettings tokens) {
        JdbcSigningKeys keys = new JdbcSigningKeys(dataSource, sealing, tokens.signFor(), tokens.verifyFor());
        keys.sealAnew().forEach(id -> LoggerFactory.getLogger(TokenConfiguration.class)
                .warn("this node cannot open signing key {}, and signs with another; see sealing-keys", id));
        return keys;
    }

    @Bean
    SigningKeyRoutes signingKeyRoutes(SigningKeys keys) {
        return new SigningKeyRoutes(keys);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnWebApplication
    static class Server {

        /** What looks at secrets is no bean: Spring would ask it a second time, and a wrong secret would count twice. */
        @Bean
        @Order(1)
        SecurityFilterChain tokens(
                HttpSecurity http,
                RegisteredClientRepository clients,
                Programs programs,
                Accounts accounts,
                Passwords passwords,
                Tries tries,
                AccountSettings settings,
                Alarms alarms,
                Clock clock,
                PublicAddress address)
                throws Exception {
            ProgramSecrets secrets = new ProgramSecrets(
                    clients, accounts, programs, passwords, tries, settings.addressTries(), alarms, clock);
            return OAuthDoor.of(http, secrets, address);
        }

        @Bean
        RegisteredClientRepository oauthClients(Accounts accounts, TokenSettings tokens) {
            return new OAuthClients(accounts, tokens.life());
        }

        @Bean
        OAuth2AuthorizationService nothingStored() {
            return new NothingStored();
        }

        @Bean
        OwnTokens ownTokens(SigningKeys keys, Accounts accounts, Settings settings) {
            boolean named = settings.publicUrl() != null
                    && !settings.publicUrl().toString().isEmpty();
            return new OwnTokens(keys, accounts, named ? settings.publicUrl().toString() : THIS_BOX);
        }

        @Bean
        JWKSource<SecurityContext> publicKeys(OwnTokens ownTokens) {
            return ownTokens.publicKeys();
        }

        @Bean
        JwtEncoder tokenEncoder(OwnTokens ownTokens) {
            return ownTokens.encoder();
        }

        /** Not the bean of our own once more: Spring would not know which of two to take. */
        @Bean
        @Primary
        AccessTokens accessTokens(OwnTokens own, Accounts accounts, OidcSettings oidc, Settings settings) {
            return oidc.isSet()
                    ? new IssuerTokens(oidc.trusted(settings.mode()), oidc.audience(), accounts, own)
                    : own::accountOf;
        }

        @Bean
        AuthorizationServerSettings authorizationServer() {
            return AuthorizationServerSettings.builder().build();
        }
    }
}
