package io.tablesaga.ordering.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tablesaga.ordering.CancelRefused;
import io.tablesaga.shared.routes.Problem;

/** Every «no», and every «not yet», that somebody who cancels can hear. */
final class CancelProblems {

    static final String STILL_CHECKING =
            "결제를 확인하고 있습니다. (We are checking your payment; your order is cancelled as soon as that is known.)";

    static final String AT_WORK = "취소하고 있습니다. (Your order is being cancelled; see statusUrl.)";

    static final String OWED =
            "취소했지만 환불하지 못했습니다. 직원에게 이 번호를 보여 주세요. (Cancelled, but the provider could not give the money back; you are owed it: show the id to the staff.)";

    private CancelProblems() {}

    static Problem refused(CancelRefused refused) {
        Problem problem = refused(refused.why());
        if (refused.sides().isEmpty()) {
            return problem;
        }
        ArrayNode sides = JsonNodeFactory.instance.arrayNode();
        refused.sides().forEach(side -> sides.addObject()
                .put("orderId", side.order().toString())
                .put("position", side.position())
                .put("itemId", side.item().toString())
                .put("name", side.name()));
        return problem.with("sides", sides);
    }

    static Problem refused(CancelRefused.Why why) {
        return switch (why) {
            case BEING_MADE ->
                Problem.of(
                        409,
                        "being-made",
                        "The kitchen makes it already",
                        "이미 조리를 시작했습니다. Nothing was cancelled. Ask the staff; they can still agree to it.");
            case PAID_AT_COUNTER ->
                Problem.of(
                        409,
                        "paid-at-counter",
                        "The order was paid at the counter",
                        "직원에게 말씀해 주세요. Nothing was cancelled. The staff give the money back.");
            case SIDE_NEEDS_MAIN ->
                Problem.of(
                        409,
                        "side-needs-main",
                        "A side would be left without its main",
                        "메인 없이 사이드만 남습니다. 사이드도 함께 취소하거나 직원에게 말씀해 주세요."
                                + " Nothing was cancelled. Cancel these sides first, or together with it, or ask the staff.");
            case NOTHING_LEFT ->
                Problem.of(
                        409,
                        "nothing-to-cancel",
                        "Nothing is left to cancel",
                        "What you want cancelled is cancelled already; look at the order.");
            case NO_SUCH_ORDER ->
                Problem.of(404, "unknown-order", "No such order", "There is no such order for this token.");
            case NO_SUCH_LINE ->
                Problem.of(
                        422,
                        "unknown-line",
                        "No such line",
                        "Nothing was cancelled. positions are the order's lines, 1 for the first.");
            case KEY_REUSED ->
                Problem.of(
                        422,
                        "key-reused",
                        "Idempotency-Key used before",
                        "This key was used for another request; send a new key with a new request.");
        };
    }
}
