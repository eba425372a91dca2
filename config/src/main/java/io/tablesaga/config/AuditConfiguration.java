package io.tablesaga.config;

import io.tablesaga.audit.persistence.JdbcAlarms;
import io.tablesaga.shared.Alarms;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who did what, and who failed to get in. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Alarms alarms(DataSource dataSource) {
        return new JdbcAlarms(dataSource);
    }
}
