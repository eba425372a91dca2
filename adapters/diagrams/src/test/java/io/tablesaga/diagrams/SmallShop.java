package io.tablesaga.diagrams;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.RouteDefinition;

/** Routes of each kind, described and never started. */
class SmallShop extends RouteBuilder {

    static RouteGraph drawn(SmallShop shop) {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.setAutoStartup(false);
            camel.addRoutes(shop);
            return RouteGraph.of(camel);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void configure() {
        route("shop-order", "An order comes in").to("direct:shop-take").to("seda:shop-pay?size=1");
        take();
        pay();
        hold();
        route("shop-release", "Undo: gives it back").transacted().log("released");
        route("shop-decide", "Decider: asks what became of it")
                .routeProperty("asks", "bank")
                .log("asked");
        route("shop-count", "Counts what is there").log("counted");
        route("jms:queue:shop.deliver?transacted=true", "shop-deliver", "Brings it")
                .log("brought");
        route("jms:queue:shop.elsewhere", "shop-elsewhere", "Runs in another wiring")
                .autoStartup("false")
                .log("elsewhere");
        from("direct:unnamed").log("has no group");
    }

    void take() {
        route("shop-take", "The order and what it holds")
                .transacted()
                .to("direct:shop-hold")
                .to("direct:shop-count");
    }

    void hold() {
        route("shop-hold", "Holds it")
                .transacted()
                .saga()
                .compensation("direct:shop-release")
                .log("held");
    }

    void pay() {
        route("seda:shop-pay?size=1", "shop-pay", "Asks for the money")
                .transacted()
                .saga()
                .compensation("direct:shop-release")
                .option("saga-decider", constant("direct:shop-decide"))
                .to("jms:queue:shop.deliver");
    }

    RouteDefinition route(String id, String description) {
        return route("direct:" + id, id, description);
    }

    RouteDefinition route(String from, String id, String description) {
        return from(from)
                .routeId(id)
                .group(id.endsWith("pay") ? "payment" : "shop")
                .description(description);
    }
}
