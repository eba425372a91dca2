package io.tablesaga.config;

import io.tablesaga.accounts.Tries;
import io.tablesaga.accounts.persistence.JdbcTries;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Accounts of persons: signing in, and who may do what in which store. */
@Configuration(proxyBeanMethods = false)
class AccountsConfiguration {

    @Bean
    Tries tries(DataSource dataSource) {
        return new JdbcTries(dataSource);
    }
}
