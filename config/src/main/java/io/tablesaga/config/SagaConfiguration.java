package io.tablesaga.config;

import io.tablesaga.saga.postgres.PostgresSagaService;
import io.tablesaga.saga.postgres.SagaOperations;
import io.tablesaga.saga.postgres.SagaRecovery;
import io.tablesaga.saga.postgres.SagaSettings;
import io.tablesaga.shared.SagaJournal;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.spi.SpringTransactionPolicy;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;

/** The durable saga service and the two transaction boundaries a flow can have. */
@Configuration(proxyBeanMethods = false)
class SagaConfiguration {

    @Bean
    PostgresSagaService sagaService(DataSource dataSource, PlatformTransactionManager transactions, Settings settings) {
        Settings.Saga saga = settings.saga();
        return new PostgresSagaService(
                dataSource,
                transactions,
                SagaSettings.of(settings.node())
                        .withTimes(saga.lease(), saga.poll(), saga.patience())
                        .withRetries(12, saga.firstRetry(), saga.lastRetry()));
    }

    @Bean
    SagaOperations sagaOperations(PostgresSagaService service, DataSource dataSource) {
        return new SagaOperations(service, dataSource);
    }

    @Bean
    SagaJournal sagaJournal(SagaOperations operations) {
        return new OperationsJournal(operations);
    }

    @Bean("PROPAGATION_REQUIRED")
    SpringTransactionPolicy required(PlatformTransactionManager transactions) {
        return new SpringTransactionPolicy(transactions);
    }

    @Bean("PROPAGATION_NOT_SUPPORTED")
    SpringTransactionPolicy notSupported(PlatformTransactionManager transactions) {
        SpringTransactionPolicy policy = new SpringTransactionPolicy(transactions);
        policy.setPropagationBehaviorName("PROPAGATION_NOT_SUPPORTED");
        return policy;
    }

    @Bean
    SagaLife sagaLife(PostgresSagaService service) {
        return new SagaLife(service);
    }

    /** Recovery starts after the routes (the endpoints must exist) and stops before them. */
    static final class SagaLife implements CamelContextConfiguration, ApplicationListener<ContextClosedEvent>, Ordered {

        private final PostgresSagaService service;
        private final SagaRecovery recovery;
        private boolean stopped;

        SagaLife(PostgresSagaService service) {
            this.service = service;
            this.recovery = new SagaRecovery(service);
        }

        @Override
        public void beforeApplicationStart(CamelContext camel) {
            service.setCamelContext(camel);
        }

        @Override
        public void afterApplicationStart(CamelContext camel) {
            recovery.start();
        }

        @Override
        public void onApplicationEvent(ContextClosedEvent closed) {
            if (!stopped) {
                stopped = true;
                recovery.close();
            }
        }

        @Override
        public int getOrder() {
            return Ordered.HIGHEST_PRECEDENCE;
        }
    }
}
