package io.tablesaga.accounts.routes;

import io.tablesaga.accounts.LookingAfterPrograms;
import io.tablesaga.accounts.ProgramRefused;
import io.tablesaga.shared.routes.HouseErrors;
import io.tablesaga.shared.routes.Reply;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;

/** Programs are registered, get new secrets and are closed: by an operator, or in a store by its manager. */
public final class ProgramRoutes extends RouteBuilder {

    private final LookingAfterPrograms programs;
    private final ProgramIntake intake;

    /** @param issuer whose tokens are taken beside our own; null for none */
    public ProgramRoutes(LookingAfterPrograms programs, String issuer) {
        this.programs = programs;
        this.intake = new ProgramIntake(issuer);
    }

    @Override
    public void configure() {
        door("program-register", "An operator registers a program and is told its secret", intake::register);
        door("program-renew-secret", "An operator gives a program a new secret", intake::renew);
        door("program-close", "An operator closes a program", intake::close);
        door("store-program-register", "A manager registers an integrator's program", intake::registerInStore);
        door("store-program-renew-secret", "A manager gives a program of the store a new secret", intake::renew);
        door("store-program-close", "A manager closes a program of the store", intake::close);

        from("direct:program-change-once")
                .routeId("program-change-once")
                .group("accounts")
                .description("Changed, or told why not")
                .routeConfigurationId("inner")
                .doTry()
                .to("direct:program-change")
                .process(ProgramAnswers::told)
                .doCatch(ProgramRefused.class)
                .process(ProgramAnswers::refuse)
                .end();

        from("direct:program-change")
                .routeId("program-change")
                .group("accounts")
                .description("The program, its secret and its grants change in one commit")
                .routeConfigurationId("inner")
                .transacted()
                .bean(programs, "carryOut")
                .end();
    }

    private void door(String operation, String description, Processor read) {
        from("direct:" + operation)
                .routeId(operation)
                .group("accounts")
                .description(description)
                .routeConfigurationId(HouseErrors.EDGE)
                .process(read)
                .to("direct:program-change-once")
                .process(Reply::write);
    }
}
