package io.tablesaga.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The product without its web server, as a process of its own on servers its parent keeps, with one boundary to die at.
 * A line of its input is a story and an idempotency key; it answers with the last status and body of that story. It ends
 * with its input.
 */
final class CrashChild {

    static final String READY = "child ready";
    static final String ANSWER = "answer ";

    private CrashChild() {}

    public static void main(String[] arguments) throws IOException {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(TableSaga.class)
                .web(WebApplicationType.NONE)
                .initializers(starting -> {
                    CrashPoints points = new CrashPoints(
                            System.getProperty("crash.at", ""),
                            Integer.getInteger("crash.hit", 1),
                            Path.of(System.getProperty("crash.names")));
                    starting.getBeanFactory().registerSingleton("crashPoints", points);
                    starting.getBeanFactory().addBeanPostProcessor(points);
                })
                .run(arguments);
        CrashStory.Doors doors = new CrashStory.Doors(context);
        System.out.println(READY);
        BufferedReader keys = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = keys.readLine(); line != null; line = keys.readLine()) {
            String[] words = line.split(" ");
            System.out.println(
                    ANSWER + CrashStory.valueOf(words[0]).tell(doors, words[1]).text());
        }
        System.exit(0);
    }
}
