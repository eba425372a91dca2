package io.tablesaga.floor.routes;

import io.tablesaga.floor.CallingStaff;
import org.apache.camel.builder.RouteBuilder;

/** The doors of guests who call staff, and of staff who come. */
public final class CallRoutes extends RouteBuilder {

    private final CallingStaff calling;
    private final VisitAnswers answers;

    public CallRoutes(CallingStaff calling, VisitAnswers answers) {
        this.calling = calling;
        this.answers = answers;
    }

    @Override
    public void configure() {
        VisitOperations floor = new VisitOperations(this, answers);

        floor.operation("staff-call", "A guest calls staff", CallIntake::call, CallAnswers::called);
        floor.commit("staff-call", "The call is there for staff to see, once a reason")
                .bean(calling, "call");

        floor.operation(
                "staff-call-acknowledge",
                "Staff say that they come",
                CallIntake::acknowledge,
                CallAnswers::acknowledged);
        floor.commit("staff-call-acknowledge", "Somebody comes; the first one who said so")
                .bean(calling, "acknowledge")
                .process(CallAnswers::whose);
    }
}
