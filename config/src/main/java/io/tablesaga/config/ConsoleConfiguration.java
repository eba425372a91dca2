package io.tablesaga.config;

import io.tablesaga.books.OpenWork;
import io.tablesaga.console.Flow;
import io.tablesaga.console.Sagas;
import io.tablesaga.console.persistence.JdbcSagas;
import io.tablesaga.console.web.DiagramsController;
import io.tablesaga.console.web.FlowController;
import io.tablesaga.console.web.SagasController;
import io.tablesaga.shared.SagaJournal;
import java.time.Clock;
import java.util.Locale;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What integrators and operators look at. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    Sagas sagas(DataSource dataSource) {
        return new JdbcSagas(dataSource);
    }

    @Bean
    SagasController sagasController(Sagas sagas, SagaJournal journal, Settings settings) {
        return new SagasController(
                sagas, journal, settings.payment().provider().name().toLowerCase(Locale.ROOT));
    }

    @Bean
    RouteTally routeTally() {
        return new RouteTally();
    }

    @Bean
    RunningFlow flow(
            Settings settings,
            Clock clock,
            CamelContext camel,
            RouteTally routes,
            ProducerTemplate template,
            TopicReaders readers,
            OpenWork work) {
        return new RunningFlow(settings.node(), clock, camel, routes, new ArtemisQueues(template), readers, work);
    }

    @Bean
    FlowController flowController(Flow flow) {
        return new FlowController(flow);
    }

    @Bean
    DiagramsController diagramsController(CamelContext camel) {
        return new DiagramsController(new RunningDiagrams(camel));
    }
}
