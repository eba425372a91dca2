package io.tablesaga.shared.routes;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** The way back for messages that were given up. The broker itself moves them, so none can be lost on the way. */
public final class DeadLetters {

    private DeadLetters() {}

    /** @param names where they are, with commas between them; may be a placeholder */
    public static Processor queues(String names) {
        return exchange -> {
            String queues = exchange.getContext().resolvePropertyPlaceholders(names);
            exchange.getMessage().removeHeaders("*");
            exchange.getMessage().setBody(List.of(queues.split(",")));
        };
    }

    /** Artemis' management message. */
    public static void askToRetry(Exchange exchange) {
        String queue = exchange.getMessage().getBody(String.class).strip();
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader("_AMQ_ResourceName", "queue." + queue);
        exchange.getMessage().setHeader("_AMQ_OperationName", "retryMessages");
        exchange.getMessage().setBody("[]");
    }

    /** A queue that has never had a dead letter is not there. */
    public static void retried(Exchange exchange) {
        String result = exchange.getMessage().getBody(String.class);
        boolean there = exchange.getMessage().getHeader("_AMQ_OperationSucceeded", false, Boolean.class);
        String count = there && result != null ? result.replaceAll("\\D", "") : "";
        exchange.getMessage().setBody(count.isEmpty() ? 0 : Integer.parseInt(count));
    }

    public static Exchange together(Exchange before, Exchange one) {
        if (before != null) {
            int sum = before.getMessage().getBody(Integer.class)
                    + one.getMessage().getBody(Integer.class);
            one.getMessage().setBody(sum);
        }
        return one;
    }

    public static void answer(Exchange exchange) {
        int returned = exchange.getMessage().getBody(Integer.class);
        exchange.getMessage()
                .setBody(Reply.json(200, JsonNodeFactory.instance.objectNode().put("returned", returned)));
    }
}
