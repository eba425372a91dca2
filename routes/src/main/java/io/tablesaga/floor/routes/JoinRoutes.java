package io.tablesaga.floor.routes;

import io.tablesaga.floor.Guesses;
import io.tablesaga.floor.Joining;
import io.tablesaga.floor.VisitRefused;
import org.apache.camel.builder.RouteBuilder;

/** The doors of guests: how phones join a visit, let others in, and leave. */
public final class JoinRoutes extends RouteBuilder {

    private static final String JOIN = "join";

    private final Joining joining;
    private final Guesses guesses;
    private final VisitAnswers answers;

    public JoinRoutes(Joining joining, Guesses guesses, VisitAnswers answers) {
        this.joining = joining;
        this.guesses = guesses;
        this.answers = answers;
    }

    @Override
    public void configure() {
        VisitOperations floor = new VisitOperations(this, answers);

        floor.edge("visit-join", "A guest joins a visit with a code or a slip", JoinIntake::join);
        // Counted outside the commit: a refusal that rolls back stays counted.
        floor.inner("visit-join-once", "The try is counted, then the code is looked at")
                .setVariable(JOIN, body())
                .doTry()
                .setVariable("locks", method(guesses, "count"))
                .to("direct:visit-join-commit")
                .bean(guesses, "right(${variable.join})")
                .process(VisitAnswers::joined)
                .doCatch(VisitRefused.class)
                .bean(guesses, "wrong(${variable.join}, ${variable.locks})")
                .process(answers::refuse)
                .end();
        floor.commit("visit-join", "A phone is in the visit, by a code or a slip")
                .bean(joining, "join");

        floor.operation("visit-ask", "Somebody asks to join", JoinIntake::ask, VisitAnswers::asked);
        floor.commit("visit-ask", "The phones of the visit see it").bean(joining, "ask");

        floor.operation(
                "visit-answer", "A phone of the visit says yes or no", JoinIntake::answer, VisitAnswers::answered);
        floor.commit("visit-answer", "The asker is in, or is not").bean(joining, "answer");

        floor.operation(
                "visit-token", "A phone fetches its token after a move", JoinIntake::before, VisitAnswers::renewed);
        floor.commit("visit-token", "A new token for the one from before the move, once")
                .bean(joining, "renew");

        floor.operation("visit-leave", "A phone leaves", JoinIntake::caller, VisitAnswers::left);
        floor.commit("visit-leave", "Its token opens nothing any more").bean(joining, "leave");
    }
}
