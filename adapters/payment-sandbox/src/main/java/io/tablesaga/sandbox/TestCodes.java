package io.tablesaga.sandbox;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The codes the header {@code TossPayments-Test-Code} can ask for, with their HTTP status. */
final class TestCodes {

    static final String HEADER = "TossPayments-Test-Code";

    private static final Map<String, Integer> STATUS = Arrays.stream(
                    """
                    400 INVALID_REJECT_CARD INVALID_CARD_EXPIRATION INVALID_STOPPED_CARD INVALID_CARD_LOST_OR_STOLEN
                    400 INVALID_CARD_NUMBER EXCEED_MAX_DAILY_PAYMENT_COUNT EXCEED_MAX_PAYMENT_AMOUNT EXCEED_MAX_AMOUNT
                    400 EXCEED_MAX_CARD_INSTALLMENT_PLAN NOT_SUPPORTED_INSTALLMENT_PLAN_CARD_OR_MERCHANT
                    400 INVALID_CARD_INSTALLMENT_PLAN NOT_SUPPORTED_MONTHLY_INSTALLMENT_PLAN NOT_ALLOWED_POINT_USE
                    400 BELOW_MINIMUM_AMOUNT RESTRICTED_TRANSFER_ACCOUNT INVALID_ACCOUNT_INFO_RE_REGISTER
                    400 ALREADY_PROCESSED_PAYMENT ALREADY_COMPLETED_PAYMENT DUPLICATED_ORDER_ID DUPLICATED_REQUEST
                    400 ALREADY_PROCESSING_REQUEST PROVIDER_ERROR CARD_PROCESSING_ERROR INVALID_API_KEY
                    400 INVALID_AUTHORIZE_AUTH INVALID_UNREGISTERED_SUBMALL NOT_REGISTERED_BUSINESS
                    400 NOT_FOUND_TERMINAL_ID INVALID_REQUEST INVALID_IDEMPOTENCY_KEY ALREADY_CANCELED_PAYMENT
                    400 ALREADY_REFUND_PAYMENT NOT_MATCHES_REFUNDABLE_AMOUNT EXCEED_CANCEL_AMOUNT_DISCOUNT_AMOUNT
                    400 INVALID_REFUND_ACCOUNT_INFO INVALID_REFUND_ACCOUNT_NUMBER INVALID_BANK REFUND_REJECTED
                    400 FORBIDDEN_BANK_REFUND_REQUEST
                    401 UNAUTHORIZED_KEY
                    403 INVALID_PASSWORD REJECT_CARD_PAYMENT REJECT_CARD_COMPANY REJECT_ACCOUNT_PAYMENT
                    403 REJECT_TOSSPAY_INVALID_ACCOUNT EXCEED_MAX_AUTH_COUNT EXCEED_MAX_ONE_DAY_AMOUNT NOT_AVAILABLE_BANK
                    403 FDS_ERROR FORBIDDEN_REQUEST INCORRECT_BASIC_AUTH_FORMAT FORBIDDEN_CONSECUTIVE_REQUEST
                    403 NOT_CANCELABLE_AMOUNT NOT_CANCELABLE_PAYMENT NOT_ALLOWED_PARTIAL_REFUND
                    403 NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT EXCEED_MAX_REFUND_DUE EXCEED_MAX_REFUND_AMOUNT
                    403 NOT_CANCELABLE_PAYMENT_FOR_DORMANT_USER
                    404 NOT_FOUND_PAYMENT_SESSION NOT_FOUND_PAYMENT NOT_FOUND
                    409 IDEMPOTENT_REQUEST_PROCESSING
                    429 TOO_MANY_REQUESTS
                    500 FAILED_PAYMENT_INTERNAL_SYSTEM_PROCESSING FAILED_INTERNAL_SYSTEM_PROCESSING
                    500 UNKNOWN_PAYMENT_ERROR COMMON_ERROR UNKNOWN_ERROR FAILED_DB_PROCESSING FAILED_METHOD_HANDLING
                    500 FAILED_REFUND_PROCESS FAILED_METHOD_HANDLING_CANCEL FAILED_PARTIAL_REFUND
                    """
                            .split("\n"))
            .map(line -> line.split(" "))
            .flatMap(line -> Arrays.stream(line).skip(1).map(code -> Map.entry(code, Integer.valueOf(line[0]))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private TestCodes() {}

    /** What the header makes of a request; empty without it. */
    static Optional<Answer> answer(String code) {
        return Optional.ofNullable(code).map(asked -> {
            Integer status = STATUS.get(asked);
            return status == null
                    ? Answer.refused(400, "INVALID_TEST_CODE", "there is no such code")
                    : Answer.refused(status, asked, "as asked for by " + HEADER);
        });
    }
}
