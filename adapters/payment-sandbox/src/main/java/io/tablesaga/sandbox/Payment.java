package io.tablesaga.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One payment, as this provider believes it; written as Toss writes its own.
 *
 * @param type NORMAL when a guest authenticated it, BILLING when a stored token was charged
 * @param taxFree the part of the amount that is free of tax
 * @param expiresAt when the window of its state ends, in milliseconds
 * @param secret told to the merchant, and repeated in genuine webhooks
 * @param code why it was refused; null when it was not
 */
record Payment(
        String paymentKey,
        String orderId,
        String orderName,
        String type,
        Status status,
        long amount,
        long taxFree,
        String currency,
        String requestedAt,
        long expiresAt,
        String approvedAt,
        String transactionKey,
        String secret,
        String code,
        List<Cancellation> cancels) {

    enum Status {
        /** The guest looks at the page. */
        READY,
        /** The guest has authenticated; the merchant may confirm. */
        IN_PROGRESS,
        DONE,
        PARTIAL_CANCELED,
        CANCELED,
        ABORTED,
        EXPIRED
    }

    record Cancellation(String transactionKey, long amount, long taxFree, long rest, String reason, String at) {}

    boolean moved() {
        return status == Status.DONE || status == Status.PARTIAL_CANCELED || status == Status.CANCELED;
    }

    boolean open() {
        return status == Status.READY || status == Status.IN_PROGRESS;
    }

    long rest() {
        return cancels.isEmpty() ? amount : cancels.get(cancels.size() - 1).rest();
    }

    long taxFreeRest() {
        return taxFree - cancels.stream().mapToLong(Cancellation::taxFree).sum();
    }

    String lastTransactionKey() {
        return cancels.isEmpty()
                ? transactionKey
                : cancels.get(cancels.size() - 1).transactionKey();
    }

    Payment authenticated(long until) {
        return with(Status.IN_PROGRESS, until, null, null, null, cancels);
    }

    Payment approved(String at, String key) {
        return with(Status.DONE, expiresAt, at, key, null, cancels);
    }

    Payment aborted(String why) {
        return with(Status.ABORTED, expiresAt, approvedAt, transactionKey, why, cancels);
    }

    Payment expired() {
        return with(Status.EXPIRED, expiresAt, null, null, null, cancels);
    }

    Payment cancelled(Cancellation cancellation) {
        List<Cancellation> all = new ArrayList<>(cancels);
        all.add(cancellation);
        Status after = cancellation.rest() == 0 ? Status.CANCELED : Status.PARTIAL_CANCELED;
        return with(after, expiresAt, approvedAt, transactionKey, null, List.copyOf(all));
    }

    private Payment with(
            Status next, long until, String approved, String transaction, String why, List<Cancellation> all) {
        return new Payment(
                paymentKey,
                orderId,
                orderName,
                type,
                next,
                amount,
                taxFree,
                currency,
                requestedAt,
                until,
                approved,
                transaction,
                secret,
                why,
                all);
    }

    /** Toss' Payment object; what it says of taxes is about what is left. */
    ObjectNode json() {
        long taxable = rest() - taxFreeRest();
        long vat = Math.round(taxable / 11.0);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("mId", "sandbox")
                .put("version", "2022-11-16")
                .put("lastTransactionKey", lastTransactionKey())
                .put("paymentKey", paymentKey)
                .put("orderId", orderId)
                .put("orderName", orderName)
                .put("type", type)
                .put("currency", currency)
                .put("method", "간편결제")
                .put("status", status.name())
                .put("requestedAt", requestedAt)
                .put("approvedAt", approvedAt)
                .put("totalAmount", amount)
                .put("balanceAmount", rest())
                .put("suppliedAmount", taxable - vat)
                .put("vat", vat)
                .put("taxFreeAmount", taxFreeRest())
                .put("taxExemptionAmount", 0)
                .put("useEscrow", false)
                .put("cultureExpense", false)
                .put("isPartialCancelable", true)
                .put("country", "KR")
                .put("secret", secret);
        json.putObject("easyPay")
                .put("provider", "샌드박스페이")
                .put("amount", amount)
                .put("discountAmount", 0);
        json.set("cancels", cancels.isEmpty() ? JsonNodeFactory.instance.nullNode() : cancelRows());
        // Means of payment this provider has none of; in Toss' answers they are there all the same.
        for (String absent : List.of(
                "card",
                "virtualAccount",
                "transfer",
                "mobilePhone",
                "giftCertificate",
                "cashReceipt",
                "cashReceipts",
                "discount",
                "receipt",
                "checkout",
                "metadata")) {
            json.putNull(absent);
        }
        if (code == null) {
            json.putNull("failure");
        } else {
            json.putObject("failure").put("code", code).put("message", "the payment was refused");
        }
        return json;
    }

    private ArrayNode cancelRows() {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (Cancellation cancellation : cancels) {
            rows.addObject()
                    .put("transactionKey", cancellation.transactionKey())
                    .put("cancelAmount", cancellation.amount())
                    .put("cancelReason", cancellation.reason())
                    .put("refundableAmount", cancellation.rest())
                    .put("taxFreeAmount", cancellation.taxFree())
                    .put("canceledAt", cancellation.at())
                    .put("cancelStatus", "DONE")
                    .put("taxExemptionAmount", 0)
                    .put("cardDiscountAmount", 0)
                    .put("transferDiscountAmount", 0)
                    .put("easyPayDiscountAmount", 0)
                    .putNull("receiptKey")
                    .putNull("cancelRequestId");
        }
        return rows;
    }

    ObjectNode ledgerLine() {
        return json().put("expiresAt", expiresAt)
                .put("transactionKey", transactionKey)
                .put("taxFree", taxFree);
    }

    static Payment of(JsonNode line) {
        List<Cancellation> cancels = new ArrayList<>();
        for (JsonNode row : line.path("cancels")) {
            cancels.add(new Cancellation(
                    row.path("transactionKey").asText(),
                    row.path("cancelAmount").asLong(),
                    row.path("taxFreeAmount").asLong(),
                    row.path("refundableAmount").asLong(),
                    row.path("cancelReason").asText(),
                    row.path("canceledAt").asText()));
        }
        // Ledgers written before there were pages have charges of stored tokens only, without some of the fields.
        String paymentKey = line.path("paymentKey").asText();
        return new Payment(
                paymentKey,
                line.path("orderId").asText(),
                line.path("orderName").asText(""),
                line.path("type").asText("BILLING"),
                Status.valueOf(line.path("status").asText()),
                line.path("totalAmount").asLong(),
                line.path("taxFree").asLong(),
                line.path("currency").asText(),
                line.path("requestedAt").asText(line.path("approvedAt").asText()),
                line.path("expiresAt").asLong(),
                line.path("approvedAt").asText(null),
                line.path("transactionKey").asText("tx_" + paymentKey),
                line.path("secret").asText(null),
                line.path("failure").path("code").asText(null),
                List.copyOf(cancels));
    }
}
