package io.tablesaga.config;

import io.tablesaga.servers.ServerStartFailed;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.logging.OpenTelemetryLoggingAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.LogbackMetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.opentelemetry.OpenTelemetryAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jms.JmsAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Runs TableSaga; without servers in the environment it starts its own. */
@SpringBootApplication(
        scanBasePackages = "io.tablesaga.config",
        exclude = {
            FlywayAutoConfiguration.class,
            JmsAutoConfiguration.class,
            // Traces are of the routes alone, and only where somebody takes them.
            OpenTelemetryAutoConfiguration.class,
            OpenTelemetryLoggingAutoConfiguration.class,
            // It would count at each question whether something is to be logged, and nobody asks for its count.
            LogbackMetricsAutoConfiguration.class,
            // Hibernate is of the menu's editing alone, and comes up with it.
            HibernateJpaAutoConfiguration.class,
            // It would make a user with a password of its own.
            UserDetailsServiceAutoConfiguration.class
        })
@ConfigurationPropertiesScan("io.tablesaga.config")
public class TableSaga {

    public static void main(String[] arguments) {
        try {
            if (Runtime.version().feature() < 17) {
                throw new ServerStartFailed("TableSaga needs Java 17 or newer, this is " + Runtime.version() + ".");
            }
            // Three servers start at once; logging is set up before, by one.
            LoggerFactory.getILoggerFactory();
            start(Surroundings.of(System.getenv()), arguments);
        } catch (RuntimeException e) {
            end(sentence(e));
        }
    }

    /** The embedded servers' threads would keep a dead product alive. */
    private static void end(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }

    static ConfigurableApplicationContext start(Surroundings surroundings, String... arguments) {
        SpringApplication.getShutdownHandlers().add(surroundings::close);
        ConfigurableApplicationContext product = new SpringApplicationBuilder(TableSaga.class)
                .initializers(context -> context.getEnvironment()
                        .getPropertySources()
                        .addFirst(new MapPropertySource("surroundings", surroundings.properties())))
                .run(arguments);
        surroundings.introduce(
                ((WebServerApplicationContext) product).getWebServer().getPort());
        return product;
    }

    /** Of the causes, the first that is ours or that we know; else the whole of it, since nobody foresaw it. */
    static String sentence(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return "TableSaga cannot listen on port " + taken.getPort()
                        + ": another program does. Stop that program, or set TABLESAGA_HTTP_PORT to a free port.";
            }
            // As gRPC words it, which has no type of its own for it.
            if (cause instanceof IOException
                    && String.valueOf(cause.getMessage()).startsWith("Failed to bind to address")) {
                return "TableSaga cannot listen for orders by gRPC: " + cause.getMessage()
                        + ". Set TABLESAGA_GRPC_ADDRESS and TABLESAGA_GRPC_PORT to an address of this machine and a free port.";
            }
            if (cause instanceof StartRefused || cause instanceof ServerStartFailed) {
                return cause.getMessage();
            }
        }
        StringWriter all = new StringWriter();
        failure.printStackTrace(new PrintWriter(all));
        return all.toString();
    }
}
