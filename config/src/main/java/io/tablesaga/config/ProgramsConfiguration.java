package io.tablesaga.config;

import io.tablesaga.accounts.LookingAfterPrograms;
import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.Programs;
import io.tablesaga.accounts.persistence.JdbcPrograms;
import io.tablesaga.accounts.routes.ProgramRoutes;
import io.tablesaga.accounts.web.ProgramsController;
import io.tablesaga.floor.Stores;
import io.tablesaga.shared.TimeOrderedIds;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Programs, and who looks after them. */
@Configuration(proxyBeanMethods = false)
class ProgramsConfiguration {

    @Bean
    Programs programs(DataSource dataSource, Settings settings) {
        return new JdbcPrograms(dataSource, settings.mode() == Settings.Mode.DEMO);
    }

    @Bean
    ProgramRoutes programRoutes(
            Programs programs,
            Passwords passwords,
            TimeOrderedIds ids,
            Stores stores,
            TokenSettings tokens,
            OidcSettings oidc) {
        return new ProgramRoutes(
                new LookingAfterPrograms(programs, passwords, ids, stores::exists, tokens.secretOverlap()),
                oidc.isSet() ? oidc.issuer() : null);
    }

    @Bean
    ProgramsController programsController(Programs programs) {
        return new ProgramsController(programs);
    }
}
