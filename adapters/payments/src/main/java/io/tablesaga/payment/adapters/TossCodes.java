package io.tablesaga.payment.adapters;

import java.util.Set;

/**
 * What Toss Payments documents as a definite «no». Its HTTP classes cannot be trusted for that: a temporary error of
 * the card company is a 400, and so is «already paid». A code that is not listed here leaves it unknown.
 */
final class TossCodes {

    static final Set<String> CONFIRM_REFUSALS = Set.of(
            "BELOW_MINIMUM_AMOUNT",
            "EXCEED_MAX_AMOUNT",
            "EXCEED_MAX_AUTH_COUNT",
            "EXCEED_MAX_CARD_INSTALLMENT_PLAN",
            "EXCEED_MAX_DAILY_PAYMENT_COUNT",
            "EXCEED_MAX_ONE_DAY_AMOUNT",
            "EXCEED_MAX_PAYMENT_AMOUNT",
            "FDS_ERROR",
            "INVALID_ACCOUNT_INFO_RE_REGISTER",
            "INVALID_CARD_EXPIRATION",
            "INVALID_CARD_INSTALLMENT_PLAN",
            "INVALID_CARD_LOST_OR_STOLEN",
            "INVALID_CARD_NUMBER",
            "INVALID_PASSWORD",
            "INVALID_REJECT_CARD",
            "INVALID_STOPPED_CARD",
            "NOT_ALLOWED_POINT_USE",
            "NOT_AVAILABLE_BANK",
            "NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT",
            "NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN",
            "REJECT_ACCOUNT_PAYMENT",
            "REJECT_CARD_COMPANY",
            "REJECT_CARD_PAYMENT",
            "REJECT_TOSSPAY_INVALID_ACCOUNT",
            "RESTRICTED_TRANSFER_ACCOUNT",
            // Authenticated too long ago.
            "NOT_FOUND_PAYMENT_SESSION",
            // Nothing was tried. Which of the two an amount other than the authenticated one gets is not documented.
            "FORBIDDEN_REQUEST",
            "INVALID_REQUEST");

    static final Set<String> CANCEL_REFUSALS = Set.of(
            "EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT",
            "EXCEED_MAX_REFUND_AMOUNT",
            "EXCEED_MAX_REFUND_DUE",
            "FORBIDDEN_BANK_REFUND_REQUEST",
            "INVALID_BANK",
            "INVALID_REFUND_ACCOUNT_INFO",
            "INVALID_REFUND_ACCOUNT_NUMBER",
            "NOT_ALLOWED_PARTIAL_REFUND",
            "NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT",
            "NOT_AVAILABLE_BANK",
            "NOT_CANCELABLE_AMOUNT",
            "NOT_CANCELABLE_PAYMENT",
            "NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER",
            "REFUND_REJECTED");

    static final Set<String> ALREADY_CANCELLED = Set.of("ALREADY_CANCELED_PAYMENT", "ALREADY_REFUND_PAYMENT");

    static final String REMAINDER_DIFFERS = "NOT_MATCHES_REFUNDABLE_AMOUNT";

    static final Set<String> NOT_FOUND = Set.of("NOT_FOUND_PAYMENT", "NOT_FOUND");

    private TossCodes() {}
}
