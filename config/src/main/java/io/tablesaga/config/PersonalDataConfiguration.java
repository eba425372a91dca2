package io.tablesaga.config;

import io.tablesaga.accounts.PersonalData;
import io.tablesaga.accounts.SigningIn;
import io.tablesaga.accounts.persistence.JdbcPersonalData;
import io.tablesaga.accounts.web.PersonalDataController;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is kept of a person, for that person. */
@Configuration(proxyBeanMethods = false)
class PersonalDataConfiguration {

    @Bean
    PersonalData personalData(DataSource dataSource) {
        return new JdbcPersonalData(dataSource);
    }

    @Bean
    PersonalDataController personalDataController(PersonalData data, SigningIn signingIn) {
        return new PersonalDataController(data, signingIn);
    }
}
