package io.tablesaga.accounts.routes;

import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;

/** How somebody becomes staff, and stops being it: the contract's operations, each one commit behind its bean. */
public final class StaffRoutes extends RouteBuilder {

    private final StaffCommands commands;

    public StaffRoutes(StaffCommands commands) {
        this.commands = commands;
    }

    @Override
    public void configure() {
        edge("staff-invite", "A manager invites somebody into the store, an operator its manager")
                .process(commands::invite)
                .process(Reply::write);

        edge("invitation-withdraw", "An invitation into the store is withdrawn")
                .process(commands::withdraw)
                .process(Reply::write);

        edge("invitation-accept", "Whoever holds an invitation's token becomes staff, once")
                .process(commands::accept)
                .process(Reply::write);

        edge("staff-role-remove", "Somebody stops being something in the store")
                .process(commands::take)
                .process(Reply::write);

        edge("operator-invite", "An operator invites another one")
                .process(commands::inviteOperator)
                .process(Reply::write);

        edge("operator-remove", "Somebody stops being an operator; the last one cannot")
                .process(commands::takeOperator)
                .process(Reply::write);
    }

    private RouteDefinition edge(String operation, String description) {
        return from("direct:" + operation)
                .routeId(operation)
                .group("accounts")
                .description(description)
                .routeConfigurationId(HouseErrors.EDGE);
    }
}
