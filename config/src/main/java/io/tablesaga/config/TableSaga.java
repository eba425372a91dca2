package io.tablesaga.config;

import io.tablesaga.servers.ServerStartFailed;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.JmsAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Runs TableSaga; without servers in the environment it starts its own. */
@SpringBootApplication(
        scanBasePackages = "io.tablesaga.config",
        exclude = {FlywayAutoConfiguration.class, JmsAutoConfiguration.class})
@ConfigurationPropertiesScan("io.tablesaga.config")
public class TableSaga {

    public static void main(String[] arguments) {
        try {
            if (Runtime.version().feature() < 17) {
                throw new ServerStartFailed("TableSaga needs Java 17 or newer, this is " + Runtime.version() + ".");
            }
            start(Surroundings.of(System.getenv()), arguments);
        } catch (ServerStartFailed | PortInUseException | IllegalStateException e) {
            System.err.println(sentence(e));
            System.exit(1);
        } catch (RuntimeException e) {
            // Spring has logged it; the embedded servers' threads would keep a dead product alive.
            System.exit(1);
        }
    }

    static ConfigurableApplicationContext start(Surroundings surroundings, String... arguments) {
        SpringApplication.getShutdownHandlers().add(surroundings::close);
        return new SpringApplicationBuilder(TableSaga.class)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("surroundings", surroundings.properties())))
                .run(arguments);
    }

    private static String sentence(RuntimeException failure) {
        return failure instanceof PortInUseException taken
                ? "TableSaga cannot listen on port " + taken.getPort()
                        + ": another program does. Stop that program, or set TABLESAGA_HTTP_PORT to a free port."
                : failure.getMessage();
    }
}
