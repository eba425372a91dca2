package io.tablesaga.payment.adapters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tablesaga.payment.PaymentGateway;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.shared.Money;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** The payment sandbox. Refusals are a list of codes; every other answer leaves it unknown whether money moved. */
public final class SandboxGateway implements PaymentGateway {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> REFUSALS =
            Set.of("REJECT_CARD_PAYMENT", "REJECT_CARD_COMPANY", "REJECT_ACCOUNT_PAYMENT", "EXCEED_MAX_PAYMENT_AMOUNT");
    private static final int PAGE = 500;

    private final HttpClient http;
    private final GatewaySettings settings;
    private final String authorization;

    public SandboxGateway(GatewaySettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(settings.connectTimeout())
                .build();
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((settings.secretKey() + ":").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ChargeAnswer chargeStored(ChargeStored charge) {
        String body = JSON.createObjectNode()
                .put("orderId", charge.merchantReference())
                .put("amount", charge.amount().minor())
                .put("currency", charge.amount().currency().getCurrencyCode())
                .put("storedToken", charge.token())
                .toString();
        HttpResponse<String> answer = send(request("/v1/payments/stored")
                .header("Idempotency-Key", charge.idempotencyKey())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
        JsonNode json = json(answer);
        String code = json.path("code").asText("");
        if (answer.statusCode() == 403 && REFUSALS.contains(code)) {
            return new ChargeAnswer.Declined(code);
        }
        if (answer.statusCode() == 200
                && "DONE".equals(json.path("status").asText())
                && charge.merchantReference().equals(json.path("orderId").asText())) {
            return new ChargeAnswer.Charged(json.path("paymentKey").asText(), amount(json, "totalAmount"));
        }
        throw new UnknownOutcome("the provider answered " + answer.statusCode() + " " + code, null);
    }

    @Override
    public LookUp lookUp(String merchantReference) {
        HttpResponse<String> answer =
                send(request("/v1/payments/orders/" + merchantReference).GET().build());
        JsonNode json = json(answer);
        String status = json.path("status").asText("");
        if (answer.statusCode() == 404
                && "NOT_FOUND_PAYMENT".equals(json.path("code").asText())) {
            return new LookUp.NotFound();
        }
        if (answer.statusCode() == 200 && status.equals("DONE")) {
            return new LookUp.Found(json.path("paymentKey").asText(), amount(json, "balanceAmount"));
        }
        if (answer.statusCode() == 200 && status.equals("ABORTED")) {
            return new LookUp.Declined(json.path("failure").path("code").asText("ABORTED"));
        }
        throw new UnknownOutcome("the provider answered " + answer.statusCode() + " " + status, null);
    }

    @Override
    public List<Transaction> transactions(Instant from, Instant to) {
        List<Transaction> all = new ArrayList<>();
        String after = "";
        while (true) {
            HttpResponse<String> answer =
                    send(request("/v1/transactions?startDate=" + from + "&endDate=" + to + "&limit=" + PAGE + after)
                            .GET()
                            .build());
            if (answer.statusCode() != 200) {
                throw new UnknownOutcome("the provider's list answered " + answer.statusCode(), null);
            }
            JsonNode rows = json(answer).path("transactions");
            for (JsonNode row : rows) {
                Money captured = amount(row, "totalAmount");
                Money refunded =
                        new Money(captured.minor() - row.path("balanceAmount").asLong(), captured.currency());
                all.add(new Transaction(
                        row.path("paymentKey").asText(), row.path("orderId").asText(), captured, refunded));
            }
            if (rows.size() < PAGE) {
                return all;
            }
            after = "&startingAfter=" + all.get(all.size() - 1).providerReference();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.baseUrl() + path))
                .timeout(settings.responseTimeout())
                .header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UnknownOutcome("the provider did not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownOutcome("interrupted while waiting for the provider", e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new UnknownOutcome("the provider answered " + answer.statusCode() + " without JSON", e);
        }
    }

    private static Money amount(JsonNode json, String field) {
        return Money.of(json.path(field).asLong(), json.path("currency").asText("KRW"));
    }
}
