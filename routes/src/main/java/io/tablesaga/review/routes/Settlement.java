package io.tablesaga.review.routes;

import io.tablesaga.review.Review;
import io.tablesaga.review.SettleRefused;
import io.tablesaga.review.SettleRefused.Why;

/** What an operator's word comes to, by what it is about. */
enum Settlement {
    ASK_PAYMENT,
    RETRY_UNDO,
    ASK_REFUND,
    REFUND_BY_HAND,
    ASK_STRAY,
    STRAY_BY_HAND;

    /** How an operator settles. */
    enum How {
        RETRY,
        BY_HAND
    }

    /** @throws SettleRefused when no hand can do it */
    static Settlement of(Review.Kind kind, How how) {
        boolean retry = how == How.RETRY;
        return switch (kind) {
            case PAYMENT_UNDECIDED -> only(retry, ASK_PAYMENT, Why.PAYMENT_UNDECIDED);
            case UNDO_STUCK -> only(retry, RETRY_UNDO, Why.UNDO_STUCK);
            case REFUND_OWED, REFUND_UNCLEAR -> retry ? ASK_REFUND : REFUND_BY_HAND;
            case STRAY_MONEY -> retry ? ASK_STRAY : STRAY_BY_HAND;
        };
    }

    private static Settlement only(boolean retry, Settlement settlement, Why otherwise) {
        if (!retry) {
            throw new SettleRefused(otherwise);
        }
        return settlement;
    }
}
