package io.tablesaga.accounts.routes;

import io.tablesaga.accounts.Staff;
import io.tablesaga.accounts.Tries;
import org.apache.camel.builder.RouteBuilder;

/** What is kept of persons for a while only goes when that is over. Every node may see to it. */
public final class ForgettingRoutes extends RouteBuilder {

    private final Staff staff;
    private final Tries tries;

    public ForgettingRoutes(Staff staff, Tries tries) {
        this.staff = staff;
        this.tries = tries;
    }

    @Override
    public void configure() {
        from("{{accounts.forget}}")
                .routeId("accounts-forget")
                .group("accounts")
                .description("Invitations nobody accepted, and old tries to get in, are forgotten")
                .routeConfigurationId("inner")
                .bean(staff, "forgetInvitations")
                .bean(tries, "forgetOld");
    }
}
