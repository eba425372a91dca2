package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.EditingCarts;
import io.tablesaga.shared.routes.EntityTag;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** The doors of a visit's cart. Reading it is here, too: it is checked as an order is, and told in the same words. */
public final class CartRoutes extends RouteBuilder {

    private final EditingCarts editing;
    private final CartAnswers answers;

    public CartRoutes(EditingCarts editing, CartAnswers answers) {
        this.editing = editing;
        this.answers = answers;
    }

    @Override
    public void configure() {
        edge("cart-show", "A guest looks at the cart, at today's prices and by today's rules")
                .process(EntityTag::asked)
                .process(CartIntake::show)
                .process(answers::show)
                .process(Reply::write)
                .process(EntityTag::answer);

        edge("cart-line-put", "A guest puts something into the cart, or changes a line of it")
                .process(CartIntake::put)
                .to("direct:cart-edit")
                .to("direct:visit-tell")
                .process(answers::edited)
                .process(Reply::write);

        edge("cart-line-remove", "A guest takes a line out of the cart")
                .process(CartIntake::remove)
                .to("direct:cart-edit")
                .to("direct:visit-tell")
                .process(answers::edited)
                .process(Reply::write);

        route("cart-edit", "One edit of a cart at a time, in one commit")
                .routeConfigurationId("inner")
                .transacted()
                .bean(editing, "carryOut");
    }

    private RouteDefinition edge(String id, String description) {
        return route(id, description).routeConfigurationId(HouseErrors.EDGE);
    }

    private RouteDefinition route(String id, String description) {
        return from("direct:" + id).routeId(id).group("ordering").description(description);
    }
}
