package io.tablesaga.floor.routes;

import io.tablesaga.floor.VisitRefused;
import io.tablesaga.shared.routes.Problem;
import java.time.Duration;
import java.time.Instant;

/** Every «no» about a visit that staff or guests can hear. */
final class VisitProblems {

    private VisitProblems() {}

    static Problem of(VisitRefused refused, Instant now) {
        return switch (refused.why()) {
            case NO_SUCH_TABLE ->
                Problem.of(404, "unknown-table", "No such table", "There is no such table; scan its code again.");
            case TABLE_TAKEN ->
                Problem.of(
                        409,
                        "table-taken",
                        "Somebody sits there",
                        "Nothing was changed. Clear the table first, or join the visit.");
            case NOBODY_THERE ->
                Problem.of(409, "nobody-there", "Nobody sits there", "이 테이블은 비어 있습니다. Ask the staff to be seated.");
            case MONEY_OPEN ->
                Problem.of(
                        409,
                        "money-open",
                        "Orders are not settled",
                        "Nothing was changed. Settle openOrders first, or send anyway: true.");
            case NOT_BY_TABLET ->
                Problem.of(
                        409,
                        "not-by-tablet",
                        "The staff seat guests here",
                        "직원에게 말씀해 주세요. Ask the staff to be seated.");
            case NOT_BY_SLIP ->
                Problem.of(
                        409,
                        "not-by-slip",
                        "There are no slips here",
                        "The store's setting visitStart is another one.");
            case WRONG_CODE ->
                Problem.of(
                        403,
                        "wrong-code",
                        "The code does not fit",
                        "코드가 맞지 않거나 만료되었습니다. Look at the table's tablet again, or ask the staff for another code.");
            case LOCKED -> locked(refused.until(), now);
            case TOO_MANY_ASK ->
                Problem.of(
                                429,
                                "too-many-ask",
                                "Others ask already",
                                "Wait until they are answered, or use the join code.")
                        .retryAfter(30);
            case NO_SUCH_ASK ->
                Problem.of(
                        404, "unknown-ask", "Nobody asks", "There is no such request, or it was answered, or is over.");
            case NO_NEW_TOKEN ->
                Problem.of(
                        404,
                        "no-new-token",
                        "There is no new token for this one",
                        "Join the visit again with the table's code.");
            case NOT_A_PHONE ->
                Problem.of(409, "not-a-phone", "A tablet stays at its table", "Only a guest's phone leaves a visit.");
            case SAME_TABLE ->
                Problem.of(409, "same-table", "It is the same table", "Name the table of the party they go to.");
            case CARTS_TOO_FULL ->
                Problem.of(
                        409,
                        "carts-too-full",
                        "Their carts do not go into one",
                        "Nothing was changed. Together they have more than 50 lines: let one party order, or take lines out.");
            case NO_SUCH_REASON ->
                Problem.of(
                        409,
                        "no-such-reason",
                        "Staff are not called for that here",
                        "다른 이유로 직원을 불러 주세요. Choose one of the store's callReasons.");
            case CALLED_ALREADY ->
                Problem.of(
                        409,
                        "called-already",
                        "Staff are on their way",
                        "이미 직원을 불렀습니다. Staff have not come yet; tell them at your table, or call for another reason.");
            case TOO_MANY_CALLS ->
                Problem.of(
                                429,
                                "too-many-calls",
                                "Staff were called often",
                                "직원이 곧 갑니다. 잠시만 기다려 주세요. Staff know of your table; call again in some minutes.")
                        .retryAfter(120);
            case NO_SUCH_CALL ->
                Problem.of(404, "unknown-call", "No such call", "No table of this store has called so.");
        };
    }

    private static Problem locked(Instant until, Instant now) {
        long seconds = Math.max(1, Math.min(Duration.between(now, until).toSeconds() + 1, 86_400));
        return Problem.of(
                        429,
                        "locked",
                        "Too many tries",
                        "잠시 후 다시 시도해 주세요. No code is taken for a while, not even the right one.")
                .retryAfter((int) seconds);
    }
}
