package io.tablesaga.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.accounts.web.Contract;
import io.tablesaga.shared.routes.WordedFailures;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.boot.task.ThreadPoolTaskExecutorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.Yaml;

/** The contract as Camel gets it: its commands only. Camel would answer the reads it has no route for with nothing. */
@Configuration(proxyBeanMethods = false)
class ContractConfiguration {

    /** Its name must end like a file's, or Camel takes it for an operation id. */
    @Bean("commands.yaml")
    String commands() throws IOException {
        try (InputStream contract = new ClassPathResource("openapi.yaml").getInputStream()) {
            Map<String, Object> api = new Yaml().load(contract);
            Map<?, ?> paths = (Map<?, ?>) api.get("paths");
            paths.values().forEach(operations -> ((Map<?, ?>) operations)
                    .entrySet()
                    .removeIf(operation ->
                            !Contract.servedByRoutes((String) operation.getKey(), (Map<?, ?>) operation.getValue())));
            paths.values().removeIf(operations -> ((Map<?, ?>) operations).isEmpty());
            return new ObjectMapper().writeValueAsString(api);
        }
    }

    /** Camel's consumer of a contract takes the paths below a command's too, and answers for the reads among them. */
    @Bean
    CamelContextConfiguration commandsAtTheirPathsOnly(PlatformHttpEngine web) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext camel) {
                camel.getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
                    if (endpoint instanceof PlatformHttpEndpoint door) {
                        door.setMatchOnUriPrefix(false);
                        door.setPlatformHttpEngine(new WordedFailures(web));
                    }
                    return endpoint;
                });
            }

            @Override
            public void afterApplicationStart(CamelContext camel) {}
        };
    }

    /** Camel's door gives each command to a pool of Spring's. When even that has no thread left, who brought it does it. */
    @Bean
    ThreadPoolTaskExecutorCustomizer noCommandIsRefusedForWantOfThreads() {
        return commands -> commands.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
    }
}
