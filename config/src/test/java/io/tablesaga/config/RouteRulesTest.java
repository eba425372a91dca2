package io.tablesaga.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tablesaga.shared.routes.HouseErrors;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.model.ChoiceDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.SagaDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.model.TransactedDefinition;
import org.apache.camel.model.TryDefinition;
import org.junit.jupiter.api.Test;

/** The house's rules of routes, held against the running model, and each broken once to see that it is found. */
class RouteRulesTest {

    @Test
    void the_product_keeps_the_rules() {
        CamelContext camel = Product.running(Product.Wired.DIRECT).context().getBean(CamelContext.class);
        assertThat(broken(camel)).isEmpty();
        Product.running(Product.Wired.DIRECT)
                .context()
                .getBeansOfType(RouteBuilder.class)
                .values()
                .forEach(builder -> assertThat(outsideItsBoundary(builder)).isEmpty());
    }

    @Test
    void a_route_that_breaks_every_rule_is_found() throws Exception {
        try (CamelContext camel = new DefaultCamelContext()) {
            RouteBuilder breaking = new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:some-where")
                            .routeId("Elsewhere")
                            .routeConfigurationId(HouseErrors.EDGE)
                            .to("direct:nowhere")
                            .transacted()
                            .doTry()
                            .choice()
                            .when(body().isNull())
                            .choice()
                            .when(body().isNull())
                            .to("http://example.org")
                            .endChoice()
                            .end()
                            .endDoTry()
                            .doCatch(Exception.class)
                            .end();
                }
            };
            camel.addRoutes(breaking);
            assertThat(outsideItsBoundary(breaking)).containsExactly("Elsewhere");
            assertThat(broken(camel))
                    .anyMatch(rule -> rule.contains("kebab-case"))
                    .anyMatch(rule -> rule.contains("direct: name"))
                    .anyMatch(rule -> rule.contains("group"))
                    .anyMatch(rule -> rule.contains("description"))
                    .anyMatch(rule -> rule.contains("inside a transaction"))
                    .anyMatch(rule -> rule.contains("before its edge"))
                    .anyMatch(rule -> rule.contains("more than one choice"))
                    .anyMatch(rule -> rule.contains("placeholder"))
                    .anyMatch(rule -> rule.contains("nobody listens"));
        }
    }

    private static List<String> broken(CamelContext camel) {
        RouteModel model = new RouteModel(camel);
        List<String> broken = new ArrayList<>();
        model.routes().values().stream()
                .filter(route -> !"api".equals(route.getRouteId()) && !Boolean.TRUE.equals(route.isRest()))
                .forEach(route -> check(model, route, broken));
        return broken;
    }

    private static void check(RouteModel model, RouteDefinition route, List<String> broken) {
        String id = route.getRouteId();
        String from = route.getInput().getUri();
        rule(id.matches("[a-z]+(-[a-z]+)+"), id + ": its id is not kebab-case", broken);
        rule(
                !from.startsWith("direct:") || from.equals("direct:" + id),
                id + ": its id is not its direct: name",
                broken);
        rule(route.getGroup() != null, id + ": it has no group", broken);
        rule(route.getDescriptionText() != null, id + ": it has no description", broken);
        rule(
                !model.transacted(id)
                        || RouteModel.all(route, TryDefinition.class).isEmpty(),
                id + ": it handles a failure inside a transaction",
                broken);
        // What a doTry lets through never reaches the error handler of its own route.
        rule(
                !HouseErrors.EDGE.equals(route.getRouteConfigurationId())
                        || RouteModel.all(route, TryDefinition.class).isEmpty(),
                id + ": it is an edge and catches failures before its edge can",
                broken);
        rule(RouteModel.all(route, ChoiceDefinition.class).size() <= 1, id + ": it has more than one choice", broken);
        for (ToDefinition to : RouteModel.all(route, ToDefinition.class)) {
            String uri = to.getUri();
            boolean inside = uri.startsWith("direct:") || uri.startsWith("saga") || uri.startsWith("log:");
            rule(inside || uri.startsWith("{{"), id + ": the address " + uri + " is no placeholder", broken);
            rule(
                    !uri.startsWith("direct:") || model.routes().containsKey(uri.substring("direct:".length())),
                    id + ": nobody listens at " + uri,
                    broken);
        }
    }

    /**
     * Camel's swallowing of a route by its transaction or saga happens when the model is prepared, and hides the mistake:
     * so the builder is asked once more, and its routes are looked at as written.
     */
    private static List<String> outsideItsBoundary(RouteBuilder builder) {
        int known = builder.getRouteCollection().getRoutes().size();
        try {
            builder.configure();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        List<RouteDefinition> all = builder.getRouteCollection().getRoutes();
        return all.subList(known, all.size()).stream()
                .filter(route -> route.getOutputs().size() > 1
                        && route.getOutputs().stream()
                                .anyMatch(
                                        step -> step instanceof TransactedDefinition || step instanceof SagaDefinition))
                .map(RouteDefinition::getRouteId)
                .toList();
    }

    private static void rule(boolean kept, String sentence, List<String> broken) {
        if (!kept) {
            broken.add(sentence);
        }
    }
}
