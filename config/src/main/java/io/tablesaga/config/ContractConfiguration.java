package io.tablesaga.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
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
            paths.values().forEach(operations -> ((Map<?, ?>) operations).remove("get"));
            paths.values().removeIf(operations -> ((Map<?, ?>) operations).isEmpty());
            return new ObjectMapper().writeValueAsString(api);
        }
    }
}
