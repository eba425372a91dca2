package io.tablesaga.floor.routes;

import io.tablesaga.floor.VisitRefused;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/** What every operation on visits looks like: read and answered at its edge, done or refused once, in one commit. */
final class VisitOperations {

    private final RouteBuilder routes;
    private final VisitAnswers answers;

    VisitOperations(RouteBuilder routes, VisitAnswers answers) {
        this.routes = routes;
        this.answers = answers;
    }

    void operation(String id, String description, Processor read, Processor answer) {
        edge(id, description, read);
        inner(id + "-once", "Done and told, or told why not")
                .doTry()
                .to("direct:" + id + "-commit")
                .to("direct:floor-tell")
                .process(answer)
                .doCatch(VisitRefused.class)
                .process(answers::refuse)
                .end();
    }

    void edge(String id, String description, Processor read) {
        route(id, description)
                .routeConfigurationId(HouseErrors.EDGE)
                .process(read)
                .to("direct:" + id + "-once")
                .process(Reply::write);
    }

    /** What follows is one transaction. */
    ProcessorDefinition<?> commit(String id, String description) {
        return inner(id + "-commit", description).transacted();
    }

    RouteDefinition inner(String id, String description) {
        return route(id, description).routeConfigurationId("inner");
    }

    private RouteDefinition route(String id, String description) {
        return routes.from("direct:" + id).routeId(id).group("floor").description(description);
    }
}
