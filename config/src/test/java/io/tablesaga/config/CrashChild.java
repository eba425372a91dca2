package io.tablesaga.config;

import java.nio.file.Path;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The product as a process of its own, on servers its parent keeps, with one boundary to die at. */
final class CrashChild {

    private CrashChild() {}

    public static void main(String[] arguments) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(TableSaga.class)
                .initializers(starting -> {
                    CrashPoints points = new CrashPoints(
                            System.getProperty("crash.at", ""), Path.of(System.getProperty("crash.names")));
                    starting.getBeanFactory().registerSingleton("crashPoints", points);
                    starting.getBeanFactory().addBeanPostProcessor(points);
                })
                .run(arguments);
        ProcessHandle.current().parent().ifPresent(parent -> parent.onExit()
                .thenRun(() -> Runtime.getRuntime().halt(1)));
        System.out.println("child ready on "
                + ((WebServerApplicationContext) context).getWebServer().getPort());
    }
}
