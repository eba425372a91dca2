package io.tablesaga.ordering.routes;

import io.tablesaga.ordering.CancelReason;
import io.tablesaga.ordering.Refusal;
import io.tablesaga.shared.routes.Problem;
import java.util.stream.Collectors;

/** Every «no» a guest can hear while ordering, each with what to do about it. */
final class OrderProblems {

    static final String STILL_CHECKING =
            "결제를 확인하고 있습니다. 다시 결제하지 마세요. (We are checking your payment; do not pay again.)";

    static final String PAY_AT_COUNTER = "카운터에서 결제해 주세요. (Please pay at the counter; your order is kept until then.)";

    /** True for an order that is being placed, and for one whose placing has failed and is not undone yet. */
    static final String STILL_PLACING =
            "주문을 접수하고 있습니다. 아직 결제되지 않았습니다. (The order is not placed yet and nothing was charged; see statusUrl.)";

    private OrderProblems() {}

    static Problem refused(Refusal refusal) {
        if (refusal instanceof Refusal.OutOfStock out) {
            return StoreProblems.outOfStock(out);
        }
        if (refusal instanceof Refusal.UnknownItems unknown) {
            return Problem.of(
                    409,
                    "unknown-item",
                    "Not on the menu any more",
                    "Reload the menu; these items are not on it: "
                            + unknown.items().stream().map(Object::toString).collect(Collectors.joining(", ")));
        }
        if (refusal instanceof Refusal.RulesBroken rules) {
            return RuleProblems.broken(rules.rules());
        }
        if (refusal instanceof Refusal.VisitOver) {
            return visitOver();
        }
        if (refusal instanceof Refusal.CartChanged) {
            return CartProblems.changed();
        }
        if (refusal instanceof Refusal.CartEmpty) {
            return CartProblems.empty();
        }
        if (refusal instanceof Refusal.StoreClosed
                || refusal instanceof Refusal.StorePaused
                || refusal instanceof Refusal.PrepayOnly) {
            return StoreProblems.notTaken(refusal);
        }
        if (refusal instanceof Refusal.UnknownAttempt) {
            return Problem.of(
                    404,
                    "unknown-attempt",
                    "No such payment",
                    "Nothing was charged. Open the payment page of your order again.");
        }
        if (refusal instanceof Refusal.PaymentDiffers) {
            return Problem.of(
                    422,
                    "payment-differs",
                    "Not the payment that was asked for",
                    "Nothing was charged for this. Open the payment page of your order again.");
        }
        return Problem.of(
                422,
                "key-reused",
                "Idempotency-Key used before",
                "This key was used for another order; send a new key with a new order.");
    }

    static Problem visitOver() {
        return Problem.of(
                409,
                "visit-over",
                "Your visit is over",
                "Nothing was charged. The table was cleared, or your party went to another one; ask the staff.");
    }

    static Problem declined() {
        return Problem.of(
                402,
                "payment-declined",
                "The payment was declined",
                "Nothing was charged. Order again with another way to pay.");
    }

    /** On the provider's page the order stays open. */
    static Problem notTaken() {
        return Problem.of(
                402,
                "payment-declined",
                "The payment was declined",
                "결제되지 않았습니다. Nothing was charged, and your order is kept: pay again at checkout.url.");
    }

    static Problem expired() {
        return Problem.of(
                409, "order-expired", "The order was not paid in time", "Nothing was charged. Please order again.");
    }

    static Problem calledOff() {
        return Problem.of(
                409,
                "order-cancelled",
                "The order was cancelled",
                "주문을 취소했습니다. Nothing was charged. Order again any time.");
    }

    private static Problem takenBack() {
        return Problem.of(
                409,
                "order-cancelled",
                "The order was cancelled",
                "주문을 취소했습니다. The payment was given back. Order again any time.");
    }

    static Problem cancelled(String reason) {
        return switch (CancelReason.valueOf(reason)) {
            case NOT_PLACED -> givenUp();
            case PAYMENT_DECLINED -> declined();
            case CALLED_OFF -> calledOff();
            case TAKEN_BACK -> takenBack();
            case EXPIRED, OUT_OF_STOCK -> expired();
        };
    }

    /** Stored under its key, so the same key would hear it again. */
    static Problem givenUp() {
        return Problem.of(
                409,
                "order-given-up",
                "The order could not be placed",
                "주문하지 못했습니다. Nothing was charged, and nothing will be. Order again with a new Idempotency-Key.");
    }

    static Problem payLater() {
        return Problem.of(
                        503,
                        "pay-later",
                        "Payments are overloaded",
                        "잠시 후 다시 결제해 주세요. Your order is kept and nothing was charged: send it again with the same Idempotency-Key.")
                .retryAfter(5);
    }

    static Problem confirmLater() {
        return Problem.of(
                        503,
                        "pay-later",
                        "Payments are overloaded",
                        "잠시 후 다시 결제해 주세요. Your order is kept and nothing was charged: confirm again in a few seconds.")
                .retryAfter(5);
    }

    static Problem busy() {
        return Problem.of(
                        503,
                        "busy",
                        "Many guests are ordering",
                        "잠시 후 다시 주문해 주세요. Nothing was stored: send the order again in a few seconds.")
                .retryAfter(3);
    }

    static Problem notPlaced() {
        return Problem.of(
                        503,
                        "not-placed",
                        "The order could not be placed",
                        "Nothing was charged. Send it again with the same Idempotency-Key.")
                .retryAfter(3);
    }
}
