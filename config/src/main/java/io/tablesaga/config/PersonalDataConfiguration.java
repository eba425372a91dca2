package io.tablesaga.config;

import io.tablesaga.accounts.Accounts;
import io.tablesaga.accounts.Passwords;
import io.tablesaga.accounts.PersonalData;
import io.tablesaga.accounts.Tries;
import io.tablesaga.accounts.persistence.JdbcPersonalData;
import io.tablesaga.accounts.web.PersonalDataController;
import io.tablesaga.shared.Alarms;
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
    PersonalDataController personalDataController(
            PersonalData data, Accounts accounts, Passwords passwords, Tries tries, Alarms alarms) {
        return new PersonalDataController(data, accounts, passwords, tries, alarms);
    }
}
