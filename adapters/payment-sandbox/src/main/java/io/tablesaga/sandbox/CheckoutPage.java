package io.tablesaga.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The provider's page a guest authenticates on, instead of Toss' window. There is nothing to fill in: whoever builds a
 * page for card numbers after this one would be in the scope of the card industry's rules.
 */
final class CheckoutPage implements HttpHandler {

    static final String ORDER_ID = "[A-Za-z0-9_-]{6,64}";

    static final String PATH = "/checkout";
    private static final int LONGEST_NAME = 100;
    private static final int MOST_PAGES = 10_000;

    private final Payments payments;
    private final Faults faults;
    private final Webhooks webhooks;
    private final Windows windows;
    private final Map<String, Returns> returns = Collections.synchronizedMap(new LatestReturns());

    /** Where the guest goes afterwards. */
    private record Returns(String success, String failure) {}

    private static final class LatestReturns extends LinkedHashMap<String, Returns> {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Returns> eldest) {
            return size() > MOST_PAGES;
        }
    }

    CheckoutPage(Payments payments, Faults faults, Webhooks webhooks, Windows windows) {
        this.payments = payments;
        this.faults = faults;
        this.webhooks = webhooks;
        this.windows = windows;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        CheckoutWords words = CheckoutWords.of(exchange);
        try {
            String path = exchange.getRequestURI().getPath();
            String[] parts = path.split("/");
            if (exchange.getRequestMethod().equals("GET") && path.equals(PATH)) {
                open(exchange, Http.query(exchange), words);
            } else if (exchange.getRequestMethod().equals("POST") && parts.length == 4) {
                decide(exchange, parts[2], parts[3], words);
            } else {
                Http.sendPage(exchange, 404, CheckoutHtml.saying(words.say("no-page"), words));
            }
        } catch (IllegalArgumentException e) {
            Http.sendPage(exchange, 400, CheckoutHtml.saying(e.getMessage(), words));
        }
    }

    private void open(HttpExchange exchange, Map<String, String> query, CheckoutWords words) throws IOException {
        String orderId = query.getOrDefault("orderId", "");
        String name = query.getOrDefault("orderName", "");
        String currency = query.getOrDefault("currency", "KRW");
        long amount = amount(query.getOrDefault("amount", ""));
        long taxFree = taxFree(query.getOrDefault("taxFreeAmount", "0"), amount);
        if (!orderId.matches(ORDER_ID) || name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("orderId (6 to 64 of A-Za-z0-9_-) and orderName (to 100) are required");
        }
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(currency))) {
            throw new IllegalArgumentException("currency is one of ISO 4217, with three letters");
        }
        Returns afterwards = new Returns(url(query, "successUrl"), url(query, "failUrl"));
        Payment payment = payments.open(orderId, name, amount, taxFree, currency);
        returns.put(payment.paymentKey(), afterwards);
        windows.watch(payment);
        Http.sendPage(exchange, 200, CheckoutHtml.of(payment, words));
    }

    private static long amount(String text) {
        if (!text.matches("[1-9][0-9]{0,11}")) {
            throw new IllegalArgumentException("amount is a whole number");
        }
        return Long.parseLong(text);
    }

    private static long taxFree(String text, long amount) {
        long taxFree = text.equals("0") ? 0 : amount(text);
        if (taxFree > amount) {
            throw new IllegalArgumentException("taxFreeAmount is a part of amount");
        }
        return taxFree;
    }

    private static String url(Map<String, String> query, String name) {
        URI uri = URI.create(query.getOrDefault(name, ""));
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(name + " is an http(s) address");
        }
        return uri.toString();
    }

    private void decide(HttpExchange exchange, String paymentKey, String decision, CheckoutWords words)
            throws IOException {
        Outcome outcome = Outcome.of(decision)
                .orElseThrow(() -> new IllegalArgumentException("that is no way in which a payment can end"));
        Optional<Payment> payment = payments.find(paymentKey);
        Returns afterwards = returns.get(paymentKey);
        if (payment.isEmpty() || afterwards == null) {
            Http.sendPage(exchange, 404, CheckoutHtml.saying(words.say("no-payment"), words));
            return;
        }
        Http.redirect(
                exchange,
                switch (outcome) {
                    case DECLINE -> decline(paymentKey, afterwards);
                    case CLOSE -> failure(afterwards, "PAY_PROCESS_CANCELED", "the guest closed the page", "");
                    default -> pay(paymentKey, outcome.fault(), afterwards);
                });
    }

    private String pay(String paymentKey, Fault fault, Returns afterwards) {
        Optional<Payment> authenticated = payments.authenticate(paymentKey);
        if (authenticated.isEmpty()) {
            return over(paymentKey, afterwards);
        }
        faults.choose(paymentKey, fault);
        Payment payment = authenticated.get();
        windows.watch(payment);
        webhooks.authenticated(payment);
        return with(
                afterwards.success(),
                "paymentType=NORMAL&paymentKey=" + payment.paymentKey() + "&orderId=" + payment.orderId() + "&amount="
                        + payment.amount());
    }

    private String decline(String paymentKey, Returns afterwards) {
        Optional<Payment> aborted = payments.abort(paymentKey, "REJECT_CARD_COMPANY");
        if (aborted.isEmpty()) {
            return over(paymentKey, afterwards);
        }
        webhooks.tell(aborted.get());
        return failure(
                afterwards,
                "REJECT_CARD_COMPANY",
                "the card company refused",
                "&orderId=" + aborted.get().orderId());
    }

    /** The page was open for too long, or has been decided already. */
    private String over(String paymentKey, Returns afterwards) {
        String order = payments.find(paymentKey)
                .map(payment -> "&orderId=" + payment.orderId())
                .orElse("");
        return failure(afterwards, "NOT_FOUND_PAYMENT_SESSION", "the page is no longer valid", order);
    }

    private static String failure(Returns afterwards, String code, String message, String order) {
        return with(
                afterwards.failure(),
                "code=" + code + "&message=" + URLEncoder.encode(message, StandardCharsets.UTF_8) + order);
    }

    private static String with(String uri, String query) {
        return uri + (uri.contains("?") ? '&' : '?') + query;
    }
}
