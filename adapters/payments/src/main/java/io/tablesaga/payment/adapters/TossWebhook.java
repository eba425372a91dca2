package io.tablesaga.payment.adapters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.payment.PaymentGateway.Hint;
import io.tablesaga.payment.PaymentGateway.Trust;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads Toss' webhooks. It signs none that is about a payment, so none is trusted. */
final class TossWebhook {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "tosspayments-webhook-transmission-id";
    private static final int MOST_BYTES = 64 * 1024;
    private static final String PAYMENT_KEY = "[A-Za-z0-9_-]{1,200}";
    private static final String ORDER_ID = "[A-Za-z0-9_-]{6,64}";

    private TossWebhook() {}

    static Optional<Hint> read(Map<String, String> headers, byte[] body) {
        if (body.length > MOST_BYTES) {
            return Optional.empty();
        }
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (IOException e) {
            return Optional.empty();
        }
        // A deposit's callback has its fields at the top; every other event has them in «data».
        JsonNode data = json.has("eventType") ? json.path("data") : json;
        String providerReference = reference(data, "paymentKey", PAYMENT_KEY);
        String merchantReference = reference(data, "orderId", ORDER_ID);
        if (providerReference == null && merchantReference == null) {
            return Optional.empty();
        }
        return Optional.of(new Hint(dedupeId(headers, body), providerReference, merchantReference, Trust.NONE));
    }

    /** Whatever is not of the documented form would end up in our own requests. */
    private static String reference(JsonNode data, String field, String form) {
        String text = data.path(field).asText("");
        return text.matches(form) ? text : null;
    }

    private static String dedupeId(Map<String, String> headers, byte[] body) {
        Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        String id = anyCase.get(ID);
        return id == null || id.isBlank() || id.length() > 200 ? "body_" + hash(body) : id;
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
