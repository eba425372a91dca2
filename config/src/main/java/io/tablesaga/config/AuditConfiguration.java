package io.tablesaga.config;

import io.tablesaga.audit.Audit;
import io.tablesaga.audit.persistence.JdbcAdmissions;
import io.tablesaga.audit.persistence.JdbcAlarms;
import io.tablesaga.audit.persistence.JdbcAudit;
import io.tablesaga.audit.web.AuditController;
import io.tablesaga.shared.Admissions;
import io.tablesaga.shared.Alarms;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who did what, and who failed to get in. What writes it down stands in the door's chain. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Alarms alarms(DataSource dataSource) {
        return new JdbcAlarms(dataSource);
    }

    @Bean
    Admissions admissions(DataSource dataSource, Settings settings) {
        return new JdbcAdmissions(dataSource, settings.node());
    }

    @Bean
    Audit audit(DataSource dataSource, Settings settings, AuditSettings audit) {
        return new JdbcAudit(dataSource, settings.node(), audit.keepMonths());
    }

    @Bean
    AuditController auditController(Audit audit) {
        return new AuditController(audit);
    }
}
