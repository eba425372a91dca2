package io.tablesaga.accounts.routes;

import io.tablesaga.accounts.StaffRefusal.Reason;
import io.tablesaga.shared.routes.Problem;

/** Why somebody cannot be made staff, or cannot stop being it, in words. */
final class StaffProblems {

    private StaffProblems() {}

    static Problem of(Reason reason) {
        return switch (reason) {
            case MAY_NOT_GRANT ->
                Problem.of(
                        403,
                        "may-not-grant",
                        "Not yours to give",
                        "Managers give and take the roles of their own stores; operators make managers and operators.");
            case NOT_OPEN ->
                Problem.of(
                        404,
                        "invitation-not-open",
                        "No open invitation",
                        "There is no such open invitation: it was used, withdrawn or is over. Ask for a new one.");
            case SIGN_IN_FIRST ->
                Problem.of(
                        409,
                        "sign-in-first",
                        "Has an account",
                        "The invited address has an account: sign in with it, then accept the invitation.");
            case OTHER_ADDRESS ->
                Problem.of(
                        409,
                        "other-address",
                        "For somebody else",
                        "The invitation is for another address than the one signed in here: sign out first.");
            case NOT_STAFF ->
                Problem.of(404, "unknown-staff", "No such staff", "Nobody with this id has that role here.");
            case LAST_OPERATOR ->
                Problem.of(
                        409,
                        "last-operator",
                        "The last operator",
                        "Nobody would be left to run this: invite another operator first.");
        };
    }
}
