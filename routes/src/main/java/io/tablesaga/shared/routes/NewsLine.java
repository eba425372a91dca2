package io.tablesaga.shared.routes;

import java.util.function.Consumer;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Expression;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** How word of a change reaches those who listen, at every node; nobody waits for that, and a word may get lost. */
public final class NewsLine {

    private final RouteBuilder routes;
    private final String group;
    private final String of;

    /** @param of the line's routes and addresses are called by it: a visit, a store, the kitchen */
    public NewsLine(RouteBuilder routes, String group, String of) {
        this.routes = routes;
        this.group = group;
        this.of = of;
    }

    /** For routes that change something: they say so in passing, with what the id is made from. */
    public NewsLine tell() {
        route(
                        "direct:" + of + "-tell",
                        "tell",
                        "Something of a " + of + " has changed; nobody waits for that to be said")
                .to(ExchangePattern.InOnly, waiting());
        return this;
    }

    /**
     * @param id of what has changed, in what waits
     * @param heard is told the id
     */
    public void lay(Expression id, Consumer<String> heard) {
        // While Artemis is away this one is, too.
        route(waiting(), "say", "Says so to every node; it may get lost")
                .doTry()
                .setBody(id)
                .removeHeaders("*")
                .to("{{" + of + ".news.tell}}")
                .doCatch(Exception.class)
                .to("log:io.tablesaga." + group + "?level=WARN&showCaughtException=true&showBody=false")
                .end();

        route("{{" + of + ".news.hear}}", "hear", "Something of a " + of + " has changed, at this node or another")
                .process(exchange -> heard.accept(exchange.getMessage().getBody(String.class)));
    }

    private String waiting() {
        return "{{" + of + ".news.waiting}}";
    }

    private RouteDefinition route(String from, String verb, String description) {
        return routes.from(from)
                .routeId(of + "-" + verb)
                .group(group)
                .description(description)
                .routeConfigurationId("inner");
    }
}
