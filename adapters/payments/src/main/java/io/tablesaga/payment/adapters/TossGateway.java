package io.tablesaga.payment.adapters;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tablesaga.payment.PaymentGateway;
import io.tablesaga.payment.UnknownOutcome;
import io.tablesaga.payment.adapters.Provider.Answer;
import io.tablesaga.shared.Money;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Toss Payments' core API (2022-11-16): the guest authenticates in its window, our server confirms. */
public final class TossGateway implements PaymentGateway {

    /** The longest page it gives. */
    static final int PAGE = 5_000;

    private static final Duration KEYS_LIVE = Duration.ofDays(15);
    private static final Duration WINDOW = Duration.ofMinutes(30);
    /** Its list takes times without a zone, and means Korea's. */
    private static final DateTimeFormatter KOREAN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss").withZone(ZoneId.of("Asia/Seoul"));

    private final Provider provider;
    private final Function<Prepare, URI> pages;
    private final Clock clock;
    private final int page;

    /** It has no page: ours opens its window. */
    public TossGateway(GatewaySettings settings, Clock clock) {
        this(new Provider(settings), Prepare::opener, clock, PAGE);
    }

    /** @param pages where a guest pays */
    TossGateway(Provider provider, Function<Prepare, URI> pages, Clock clock, int page) {
        this.provider = provider;
        this.pages = pages;
        this.clock = clock;
        this.page = page;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, false, true, KEYS_LIVE);
    }

    /** Toss is not told: its window is opened by a page. Whatever is paid there is compared with our own amount. */
    @Override
    public Checkout prepare(Prepare prepare) {
        whole(prepare.amount());
        return new Checkout(pages.apply(prepare), clock.instant().plus(WINDOW));
    }

    @Override
    public ChargeAnswer confirm(Confirm confirm) {
        ObjectNode body = Provider.json()
                .put("paymentKey", confirm.providerReference())
                .put("orderId", confirm.merchantReference())
                .put("amount", whole(confirm.amount()));
        Answer answer = provider.post("/v1/payments/confirm", confirm.idempotencyKey(), body);
        if (answer.refused() && TossCodes.CONFIRM_REFUSALS.contains(answer.code())) {
            return new ChargeAnswer.Declined(answer.code());
        }
        JsonNode payment = answer.body();
        if (answer.ok()
                && text(payment, "status").equals("DONE")
                && text(payment, "paymentKey").equals(confirm.providerReference())
                && text(payment, "orderId").equals(confirm.merchantReference())) {
            return new ChargeAnswer.Charged(text(payment, "paymentKey"), money(payment, "totalAmount"));
        }
        throw unknown(answer);
    }

    @Override
    public ChargeAnswer chargeStored(ChargeStored charge) {
        throw new UnsupportedOperationException("Toss charges stored means only under a contract of its own");
    }

    @Override
    public CancelAnswer cancel(Cancel cancel) {
        ObjectNode body = Provider.json()
                .put("cancelReason", cancel.reason())
                .put("refundableAmount", whole(cancel.remaining()))
                .put("taxFreeAmount", whole(cancel.taxFree()))
                .put("currency", cancel.amount().currency().getCurrencyCode());
        if (!cancel.amount().equals(cancel.remaining())) {
            // Left out, it means all that is left: the only way for means that cannot be cancelled in part.
            body.put("cancelAmount", whole(cancel.amount()));
        }
        Answer answer = provider.post(
                "/v1/payments/" + encoded(cancel.providerReference()) + "/cancel", cancel.cancelId(), body);
        if (answer.ok()) {
            return cancelled(cancel, answer);
        }
        if (answer.refused() && TossCodes.ALREADY_CANCELLED.contains(answer.code())) {
            return new CancelAnswer.AlreadyCancelled();
        }
        if (answer.refused() && TossCodes.REMAINDER_DIFFERS.equals(answer.code())) {
            return new CancelAnswer.RemainderDiffers();
        }
        if (answer.refused() && TossCodes.CANCEL_REFUSALS.contains(answer.code())) {
            return new CancelAnswer.Refused(answer.code());
        }
        throw unknown(answer);
    }

    /** Ours is the last one of this answer, also when it is given again; the amounts must add up. */
    private static CancelAnswer cancelled(Cancel cancel, Answer answer) {
        JsonNode payment = answer.body();
        String reference = text(payment, "lastTransactionKey");
        Money remaining = money(payment, "balanceAmount");
        Money expected = new Money(
                cancel.remaining().minor() - cancel.amount().minor(),
                cancel.amount().currency());
        for (JsonNode row : payment.path("cancels")) {
            if (text(row, "transactionKey").equals(reference)
                    && text(row, "cancelStatus").equals("DONE")
                    && row.path("cancelAmount").asLong() == cancel.amount().minor()
                    && text(payment, "paymentKey").equals(cancel.providerReference())
                    && remaining.equals(expected)) {
                return new CancelAnswer.Cancelled(reference, remaining);
            }
        }
        throw unknown(answer);
    }

    @Override
    public LookUp lookUp(String merchantReference) {
        return found(provider.get("/v1/payments/orders/" + encoded(merchantReference)));
    }

    @Override
    public LookUp lookUpPayment(String providerReference) {
        return found(provider.get("/v1/payments/" + encoded(providerReference)));
    }

    private static LookUp found(Answer answer) {
        if (answer.status() == 404 && TossCodes.NOT_FOUND.contains(answer.code())) {
            return new LookUp.NotFound();
        }
        JsonNode payment = answer.body();
        switch (answer.ok() ? text(payment, "status") : "") {
            case "DONE", "PARTIAL_CANCELED", "CANCELED" -> {
                Money captured = money(payment, "totalAmount");
                Money remaining = money(payment, "balanceAmount");
                return new LookUp.Found(
                        text(payment, "paymentKey"),
                        text(payment, "orderId"),
                        captured,
                        new Money(captured.minor() - remaining.minor(), captured.currency()));
            }
            case "READY" -> {
                return new LookUp.NotFound();
            }
            case "IN_PROGRESS" -> {
                return new LookUp.Authenticated(
                        text(payment, "paymentKey"), text(payment, "orderId"), money(payment, "totalAmount"));
            }
            case "ABORTED" -> {
                return new LookUp.Declined(payment.path("failure").path("code").asText("ABORTED"));
            }
            case "EXPIRED" -> {
                return new LookUp.Declined("EXPIRED");
            }
            default -> throw unknown(answer);
        }
    }

    /** One row per movement. What a cancelled payment comes to is asked: the sign of such a row is not documented. */
    @Override
    public List<Transaction> transactions(Instant from, Instant to) {
        Map<String, Transaction> payments = new LinkedHashMap<>();
        Set<String> rows = new HashSet<>();
        String range = "/v1/transactions?startDate=" + KOREAN.format(from.truncatedTo(ChronoUnit.SECONDS)) + "&endDate="
                + KOREAN.format(to.plusMillis(999)) + "&limit=" + page;
        String after = "";
        while (true) {
            Answer answer = provider.get(range + after);
            if (!answer.ok() || !answer.body().isArray()) {
                throw unknown(answer);
            }
            for (JsonNode row : answer.body()) {
                if (!rows.add(text(row, "transactionKey"))) {
                    throw new UnknownOutcome("the provider's list goes round in circles", null);
                }
                String paymentKey = text(row, "paymentKey");
                boolean first = !payments.containsKey(paymentKey);
                payments.put(paymentKey, first && text(row, "status").equals("DONE") ? captured(row) : null);
            }
            if (answer.body().size() < page) {
                break;
            }
            after = "&startingAfter=" + encoded(text(answer.body().get(page - 1), "transactionKey"));
        }
        List<Transaction> all = new ArrayList<>();
        payments.forEach((paymentKey, payment) -> all.add(payment == null ? asked(paymentKey) : payment));
        return all;
    }

    private static Transaction captured(JsonNode row) {
        Money amount = money(row, "amount");
        return new Transaction(text(row, "paymentKey"), text(row, "orderId"), amount, new Money(0, amount.currency()));
    }

    private Transaction asked(String paymentKey) {
        if (lookUpPayment(paymentKey) instanceof LookUp.Found found) {
            return new Transaction(
                    found.providerReference(), found.merchantReference(), found.captured(), found.refunded());
        }
        throw new UnknownOutcome("the provider lists a payment it does not find", null);
    }

    @Override
    public Optional<Hint> readWebhook(Map<String, String> headers, byte[] body) {
        return TossWebhook.read(headers, body);
    }

    private static UnknownOutcome unknown(Answer answer) {
        String status = answer.ok() ? " " + text(answer.body(), "status") : "";
        return new UnknownOutcome(answer.unknown().getMessage() + status, null);
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText("");
    }

    /** It counts in whole won or dollars; a currency with cents would be taken a hundredfold. */
    static long whole(Money amount) {
        if (amount.currency().getDefaultFractionDigits() != 0) {
            throw new IllegalArgumentException("Toss is asked for currencies without cents only, not " + amount);
        }
        return amount.minor();
    }

    /** An amount that is missing must not read as nothing. */
    private static Money money(JsonNode json, String field) {
        JsonNode amount = json.path(field);
        if (!amount.canConvertToLong() || !amount.isIntegralNumber()) {
            throw new UnknownOutcome("the provider's answer has no whole " + field, null);
        }
        try {
            return Money.of(amount.asLong(), json.path("currency").asText());
        } catch (IllegalArgumentException e) {
            throw new UnknownOutcome("the provider's answer has no currency", null);
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
