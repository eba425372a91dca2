package io.tablesaga.config;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The product without its web server, as a process of its own on servers its parent keeps, with one boundary to die at.
 * A line of its input is an idempotency key; it answers with the status and the order's id. It ends with its input.
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
                            System.getProperty("crash.at", ""), Path.of(System.getProperty("crash.names")));
                    starting.getBeanFactory().registerSingleton("crashPoints", points);
                    starting.getBeanFactory().addBeanPostProcessor(points);
                })
                .run(arguments);
        ProducerTemplate tablet = context.getBean(ProducerTemplate.class);
        System.out.println(READY);
        BufferedReader keys = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String key = keys.readLine(); key != null; key = keys.readLine()) {
            System.out.println(ANSWER + order(tablet, key));
        }
        System.exit(0);
    }

    private static String order(ProducerTemplate tablet, String key) {
        Exchange answer = tablet.send("direct:order-place", exchange -> {
            exchange.getIn()
                    .setHeaders(new java.util.HashMap<>(
                            Map.of("Idempotency-Key", key, Exchange.CONTENT_TYPE, "application/json")));
            exchange.getIn()
                    .setBody(
                            """
                            {"storeId": "%s", "tableId": "%s", "paymentToken": "tok_ok",
                             "lines": [{"itemId": "00000000-0000-7000-8000-000000001001", "quantity": 1}]}"""
                                    .formatted(Product.STORE, Product.TABLE)
                                    .getBytes(StandardCharsets.UTF_8));
        });
        String body = answer.getMessage().getBody(String.class).replaceAll("\\s+", " ");
        return answer.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, String.class) + " " + body;
    }
}
