package io.tablesaga.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tablesaga.books.OpenWork;
import io.tablesaga.books.persistence.JdbcOpenWork;
import io.tablesaga.shared.web.MetersController;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What can be measured, and who reads it. Nothing is looked up unless somebody reads. */
@Configuration(proxyBeanMethods = false)
class MetersConfiguration {

    @Bean
    OpenWork openWork(DataSource dataSource) {
        return new JdbcOpenWork(dataSource);
    }

    @Bean
    OpenWorkMeters openWorkMeters(OpenWork work) {
        return new OpenWorkMeters(work);
    }

    @Bean
    RouteMeters routeMeters(MeterRegistry meters) {
        return new RouteMeters(meters);
    }

    @Bean
    BreakerMeters breakerMeters(MeterRegistry meters) {
        return new BreakerMeters(meters);
    }

    @Bean
    TopicReaders topicReaders(CamelContext camel) {
        return new TopicReaders(camel);
    }

    @Bean
    TopicMeters topicMeters(TopicReaders readers, MeterRegistry meters) {
        return new TopicMeters(readers, meters);
    }

    @Bean
    MetersController metersController(PrometheusMeterRegistry meters) {
        return new MetersController(meters::scrape);
    }
}
