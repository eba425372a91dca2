package io.tablesaga.config;

import io.tablesaga.shared.web.ErrorPage;
import io.tablesaga.shared.web.LastWord;
import io.tablesaga.shared.web.OpeningHours;
import io.tablesaga.shared.web.UnreadableRequests;
import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;

/** How whatever no controller and no route answers is answered, the product's own end included. */
@Configuration(proxyBeanMethods = false)
class LastWordConfiguration {

    @Bean
    OpeningHours openingHours() {
        return new OpeningHours();
    }

    /** Outermost: what the other filters fail with is worded too. */
    @Bean
    FilterRegistrationBean<LastWord> lastWord(OpeningHours hours) {
        FilterRegistrationBean<LastWord> filter = new FilterRegistrationBean<>(new LastWord(hours));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    ErrorPage errorPage() {
        return new ErrorPage();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> unreadableRequests() {
        return tomcat -> {
            tomcat.addContextCustomizers(context ->
                    ((StandardHost) context.getParent()).setErrorReportValveClass(UnreadableRequests.class.getName()));
            // Tomcat would refuse it without a word; the doorkeeper has one.
            tomcat.addConnectorCustomizers(connector -> connector.setAllowTrace(true));
        };
    }

    /** The routes are there when the product is ready, a second after its port is. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> opening(OpeningHours hours) {
        return ready -> hours.begin();
    }

    @Bean
    Closing closing(OpeningHours hours, @Value("${spring.lifecycle.timeout-per-shutdown-phase}") Duration atMost) {
        return new Closing(hours, atMost);
    }

    /** Before connector and routes hear of it, so that a new request is told to come back instead of meeting nobody. */
    static final class Closing implements ApplicationListener<ContextClosedEvent>, Ordered {

        private final OpeningHours hours;
        private final Duration atMost;

        Closing(OpeningHours hours, Duration atMost) {
            this.hours = hours;
            this.atMost = atMost;
        }

        @Override
        public void onApplicationEvent(ContextClosedEvent closed) {
            hours.end(atMost);
        }

        @Override
        public int getOrder() {
            // Whoever listens to a visit would be waited for; they are sent home first.
            return Ordered.HIGHEST_PRECEDENCE + 1;
        }
    }
}
