package io.tablesaga.floor.routes;

import io.tablesaga.floor.Seating;
import org.apache.camel.builder.RouteBuilder;

/** The doors of whoever seats, moves and clears: the staff, and a tablet where the store lets it. */
public final class SeatingRoutes extends RouteBuilder {

    private final Seating seating;
    private final SeatingMessages messages;
    private final VisitAnswers answers;

    public SeatingRoutes(Seating seating, SeatingMessages messages, VisitAnswers answers) {
        this.seating = seating;
        this.messages = messages;
        this.answers = answers;
    }

    @Override
    public void configure() {
        VisitOperations floor = new VisitOperations(this, answers);

        floor.operation("visit-begin", "Staff seat a party", SeatingIntake::seat, VisitAnswers::begun);
        floor.commit("visit-begin", "A visit begins, unless somebody sits there")
                .bean(seating, "seat");

        floor.operation(
                "visit-begin-at-tablet", "A party sits down by itself", SeatingIntake::tablet, VisitAnswers::begun);
        floor.commit("visit-begin-at-tablet", "A visit begins, where the store lets tablets")
                .bean(seating, "seatAtTablet");

        floor.operation("visit-clear", "Staff clear a table", SeatingIntake::clear, VisitAnswers::cleared);
        floor.commit("visit-clear", "The visit is over, and with it all that opened it")
                .bean(seating, "clear");

        floor.operation("visit-move", "Staff move a party to another table", SeatingIntake::move, VisitAnswers::moved);
        floor.commit(
                        "visit-move",
                        "The visit goes to a free table, its tokens are rotated, and the kitchen is told where")
                .bean(seating, "move")
                .process(messages::moved);

        floor.operation("visit-merge", "Staff make two parties one", SeatingIntake::merge, VisitAnswers::moved);
        floor.commit(
                        "visit-merge",
                        "One visit's orders, cart and phones are the other's, and the kitchen is told where")
                .bean(seating, "merge")
                .process(messages::moved);

        floor.operation("visit-code-renew", "Staff want another join code", SeatingIntake::place, VisitAnswers::seated);
        floor.commit("visit-code-renew", "Another join code; the one before is worth nothing")
                .bean(seating, "renewCode");

        floor.operation("slip-issue", "Staff hand out a slip", SeatingIntake::slip, VisitAnswers::issued);
        floor.commit("slip-issue", "A code on paper, for one phone").bean(seating, "issueSlip");
    }
}
