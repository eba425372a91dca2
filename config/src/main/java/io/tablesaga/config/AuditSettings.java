package io.tablesaga.config;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The {@code tablesaga.audit} block of application.yml. */
@ConfigurationProperties("tablesaga.audit")
record AuditSettings(int keepMonths) {

    AuditSettings {
        if (keepMonths < 0) {
            throw new StartRefused("tablesaga.audit.keep-months must be 0 (all) or more.");
        }
    }
}
