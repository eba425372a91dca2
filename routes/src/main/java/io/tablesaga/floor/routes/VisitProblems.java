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
